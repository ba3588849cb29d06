"""Skeletons of pages, from tables of the first years to articles of today."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """A skeleton, a template: `pages` fills it."""

    name: str
    container: str  # CSS selector of what holds the text
    html: str


FRAMES = (
    Frame("tables", "#zoom", """<html><head>
<meta http-equiv="Content-Type" content="text/html; charset=$charset">
<title>$title - $paper</title>$head</head>
<body bgcolor="#FFFFFF"><table width="980" align="center"><tr><td colspan="2">$nav</td></tr>
<tr><td colspan="2">当前位置：<a href="/">首页</a> &gt; <a href="/news/">$channel</a> &gt; 正文</td></tr>
<tr><td width="680" valign="top"><table width="100%"><tr><td align="center" class="bt">
<h1>$title</h1></td></tr><tr><td align="center" height="30">$info</td></tr>
<tr><td>$above</td></tr><tr><td id="zoom">$text</td></tr><tr><td align="center">$below</td></tr>
<tr><td align="right">$editor</td></tr></table>$share$beside$notice</td>
<td width="300" valign="top">$hot$related</td></tr><tr><td colspan="2" align="center">$footer</td>
</tr></table>$foot</body></html>"""),
    Frame("boxes", "#article_content",
"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head>
<meta http-equiv="Content-Type" content="text/html; charset=$charset" />
<title>${title}_$paper</title>$head</head><body>
<div id="header">$nav</div><div class="weizhi">您的位置：<a href="/">首页</a> &raquo;
<a href="/news/">$channel</a></div>
<div class="main"><div class="left"><h1>$title</h1>
<div class="headtitle">$info</div>$above<div id="article_content">$text</div>$below
<div class="zrbj">$editor</div>$share$notice$related$beside</div><div class="right">$hot</div>
</div><div id="footer">$footer</div>$foot</body></html>"""),
    Frame("modern", "article .article-content", """<!DOCTYPE html><html lang="zh-CN"><head>
<meta charset="$charset"><meta name="viewport" content="width=device-width">
<title>$title | $paper</title><meta property="og:title" content="$title">$head</head><body>
<header>$nav</header><main>
<nav class="breadcrumb"><a href="/">首页</a> / <a href="/news/">$channel</a> / <span>正文</span></nav>
<article><h1 class="article-title">$title</h1>
<div class="article-meta">$info</div>$above
<div class="article-content">$text</div>$below<footer>$editor</footer></article>
$share<section class="recommend">$related</section>$beside</main><aside>$hot</aside>
<footer class="site-footer">$notice$footer</footer>$foot</body></html>"""),
    Frame("epaper", "#ozoom", """<html><head>
<meta http-equiv="content-type" content="text/html; charset=$charset">
<title>$paper——$title</title>$head</head><body>
<div class="top">$nav<a href="/paper/node_1.htm">版面导航</a> <a href="/paper/">标题导航</a></div><table>
<tr><td class="l"><div class="ban">第A03版：$channel 上一版 下一版</div>$hot</td>
<td class="r"><table><tr><td align="center"><strong class="bt">$title</strong></td></tr><tr>
<td class="xx">$info</td></tr></table>$above
<div id="ozoom"><founder-content>$text</founder-content>
</div>$below<div>$editor</div>$beside$related</td></tr>
</table>$share$notice<div class="bq">$footer</div>$foot</body></html>"""),
    Frame("mobile", ".detail", """<!DOCTYPE html><html><head><meta charset="$charset">
<meta name="viewport" content="width=device-width,initial-scale=1,user-scalable=no">
<title>$title</title>$head</head><body class="m"><div class="hd"><a href="/">$paper</a>
<span>$channel</span></div><div class="wrap"><h1>$title</h1><p class="meta">$info</p>$above
<div class="detail">$text</div>$below<p class="bj">$editor</p>
</div>$share<div class="box">$related</div>$beside<div class="box">$hot</div>$notice
<div class="ft">$footer</div>$foot</body></html>"""),
    Frame("government", ".pages_content", """<!DOCTYPE html><html><head><meta charset="$charset">
<title>${title}_${channel}_$paper</title>
<meta name="ArticleTitle" content="$title">$head</head><body><div class="head">$nav</div>
<div class="BreadcrumbNav">当前位置：<a href="/">首页</a>&gt;<a href="/news/">$channel</a></div>
<div class="content"><h1>$title</h1><div class="pages-date">$info <span>字号：[大 中 小]</span> <span>
<a href="javascript:window.print()">打印</a> <a href="javascript:window.close()">关闭</a></span></div>
$above<div class="pages_content">$text</div>$below<div class="editor">$editor</div>
$share$beside$related</div>$hot<div class="foot">$notice$footer</div>$foot</body></html>"""),
    Frame("trs-editor", ".TRS_Editor", """<html><head>
<meta http-equiv="Content-Type" content="text/html; charset=$charset"/>
<title>$title-$channel-$paper</title>$head</head><body>
$nav<div class="cur">当前位置：<a href="../../">首页</a> -&gt; <a href="../">$channel</a></div>
<div class="xl"><div class="xl_title">$title</div><div class="xl_ly">$info</div>$above
<div class="xl_con"><div class="TRS_Editor"><div class="Custom_UnionStyle">$text</div></div></div>
<div class="xl_page">$below</div><div class="xl_bj">$editor</div>$notice</div>
<div class="xl_r">$hot$related</div>$beside$share<div class="copyright">$footer</div>$foot</body>
</html>"""),
    Frame("weblog", ".entry-content", """<!DOCTYPE html><html lang="zh-Hans"><head>
<meta charset="$charset"><title>$title – $paper</title>$head</head><body class="single">
<header id="masthead">$nav</header><div id="primary"><main id="main">
<article class="post type-post hentry"><header class="entry-header">
<h1 class="entry-title">$title</h1>
<div class="entry-meta">$info</div>
</header>$above<div class="entry-content">$text</div>$below
<footer class="entry-footer">$editor</footer></article>$share$related$beside</main></div>
<div id="secondary" class="widget-area">$hot</div>
<footer id="colophon">$notice$footer</footer>$foot</body></html>"""),
    Frame("portal", "#artibody", """<!DOCTYPE html><html><head>
<meta http-equiv="Content-type" content="text/html; charset=$charset"/>
<title>$title|${channel}_$paper</title>$head</head><body>
<div class="wrap"><div class="nav">$nav</div><div class="hotwords">$hot</div><div class="bread">
<a href="/">$paper</a> &gt; <a href="/news/">$channel</a> &gt; 正文</div>
<div class="blkContainer"><h1 id="artibodyTitle">$title</h1><div class="artInfo">$info</div>
<div class="blkContainerSblk">$above<div class="blkContainerSblkCon" id="artibody">$text</div>$below
<p>$editor</p></div>$share<div class="comment"><h3>我要评论</h3><textarea>文明上网理性发言</textarea>
<input type="submit" value="发表评论"></div>$related$beside</div>
<div class="side">$notice</div></div><div class="foot">$footer</div>$foot</body></html>"""),
    Frame("centred", ".content", """<HTML><HEAD>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=$charset">
<TITLE>$title</TITLE>$head</HEAD><BODY><CENTER>$nav<HR WIDTH="760">
<FONT SIZE="5"><B>$title</B></FONT><BR><FONT COLOR="#666666">$info</FONT>
</CENTER>$above<TABLE WIDTH="760" ALIGN="center"><TR><TD CLASS="content">$text</TD></TR></TABLE>
<CENTER>$below</CENTER><DIV ALIGN="right">$editor</DIV>$related$beside$hot$share<HR WIDTH="760">
<CENTER>$notice $footer</CENTER>$foot</BODY></HTML>"""),
    Frame("nameless", ".c7f3", """<!DOCTYPE html><html><head><meta charset="$charset">
<title>$title - $channel - $paper</title>$head</head><body><div class="a1b9">
<div class="x20">$nav</div>
<div class="k3"><div class="k31"><h2 class="q8">$title</h2>
<div class="q9">$info</div>$above<div class="c7f3">$text</div><div class="z4">$below</div>
<div class="z5">$editor</div></div>
<div class="k32">$hot</div></div><div class="k4">$related</div>
<div class="k5">$beside</div>$share<div class="x21">$notice$footer</div></div>$foot</body>
</html>"""),
)  # fmt: skip

LIST = """<html><head><meta charset="$charset"><title>$title</title></head>
<body><h2>$paper</h2><ul>$headlines</ul></body></html>"""
SORRY = """<html><head><meta charset="$charset"><title>提示信息</title></head>
<body><p>对不起，您访问的页面不存在或已被删除。</p><a href="/">返回首页</a></body></html>"""
