"""Whole readings on templates as regional papers use them: each in the manner of its publishing system, with text of ours.

A template is a page with holes; what it should give beyond the common story stands beside it. They are here because a rule that
fits the pages it was made from fits no other: these were written down before anybody looked at what the reader makes of them.
"""

from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.support.pages import read

TITLE = "石桥镇的茶叶坐上了早班车"
STORY = (
    "天还没亮，石桥镇的茶农们已经把采好的鲜叶装上了车。五点半，第一辆冷链车准时开出镇口。",
    "“过去茶叶要在路上闷一整天，到了城里就不值钱了。”种了三十年茶的韩水生说，现在早上采，中午就摆上了柜台。",
    "今年春天，县里开通了四条茶叶专线，沿途设了十一个收购点，每个点都有人过秤、开票、结账。",
    "据合作社统计，专线开通两个月来，全镇卖出鲜叶六万多斤，每斤的价钱比去年高出三块多。",
    "下一步，镇里打算把专线延伸到后山的两个村，让那里的人也赶得上早班车。",
)
NAV = "".join(f'<a href="/{p}/">{t}</a> ' for p, t in (("", "首页"), ("news", "新闻"), ("shizheng", "时政"), ("jingji", "经济"), ("wenhua", "文化"), ("video", "视频")))  # fmt: skip
MENU = f'<div class="menu">{NAV}</div>'
LIST = "".join(f'<li><a href="/2024/03/0{i}/{i}71{i}.html">{t}</a></li>' for i, t in enumerate(("县里修好了通往后山的公路", "河滩上的老戏台又唱起来了", "一所小学的二十四节气菜园", "春播时节农机手忙起来了", "旧粮站里开出一间乡村书屋", "水库大坝加固工程顺利完工"), 1))  # fmt: skip
RELATED = f'<div class="xg"><h3>相关新闻</h3><ul>{LIST}</ul></div>'
ADDRESS = "http://www.shiqiao.example/news/c4711.html"
FOOT = (
    '<div class="foot">关于我们 | 广告服务 | 联系方式<br>石桥日报社版权所有 某ICP备00000000号</div>'
)
P = "".join(f"<p>　　{text}</p>" for text in STORY)
BARE = "".join(f"<p>{text}</p>" for text in STORY)
BR = "<br>\n<br>\n".join(f"　　{text}" for text in STORY)
NBSP = "<br>".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{text}" for text in STORY)


def page(body: str, *, head: str = "", suffix: str = "_石桥日报网") -> str:
    return f"<html><head><meta charset=utf-8><title>{TITLE}{suffix}</title>{head}</head><body>{body}</body></html>"


@dataclass(frozen=True)
class Case:
    """A template, and the fields it states beside title and text."""

    html: str
    fields: dict[str, Any] = field(default_factory=dict)
    body: tuple[str, ...] = STORY


def case(html: str, body: tuple[str, ...] = STORY, **fields: Any) -> Case:
    return Case(html, fields, body)


DAY = "2024-03-05"
MINUTE = "2024-03-05T08:30+08:00"
SECOND = "2024-03-05T08:30:00+08:00"
CRUMBS = '<a href="/">首页</a> &gt; <a href="/news/">新闻</a> &gt; <a href="/news/xian/">县域</a>'

CASES: dict[str, Case] = {
    "tables within tables, fonts, no class at all": case(
        page(f"""<table width=980 align=center><tr><td bgcolor=#cc0000>{NAV}</td></tr></table>
        <table width=980 align=center><tr><td width=700 valign=top>
        <table width=100%><tr><td>您现在的位置：{CRUMBS} &gt; 正文</td></tr>
        <tr><td align=center><font size=5 color=red><b>{TITLE}</b></font></td></tr>
        <tr><td align=center><font size=2>2024-03-05 08:30　来源：石桥日报　作者：陶然　点击：231</font></td></tr>
        <tr><td><font size=3>{NBSP}</font></td></tr>
        <tr><td align=right>责任编辑：姜晓梅</td></tr></table></td>
        <td valign=top><table><tr><td>热点新闻</td></tr>{LIST.replace("<li>", "<tr><td>·").replace("</li>", "</td></tr>")}</table></td></tr></table>
        <table width=980><tr><td align=center>石桥日报社 版权所有</td></tr></table>"""),
        published_at=MINUTE, source="石桥日报", authors=("陶然",), editors=("姜晓梅",), channel=("新闻", "县域"),
    ),
    "DedeCMS": case(
        page(f"""{MENU}<div class="place"><strong>当前位置:</strong> <a href='/'>主页</a> > <a href='/news/'>新闻</a> > <a href='/news/xian/'>县域</a> > </div>
        <div class="viewbox"><div class="title"><h2>{TITLE}</h2></div>
        <div class="info"><small>时间:</small>2024-03-05 08:30<small>来源:</small>石桥日报 <small>作者:</small>陶然 <small>点击:</small><script src="/plus/count.php"></script>次</div>
        <div class="intro">石桥镇的茶叶专线开通两个月，全镇卖出鲜叶六万多斤……</div>
        <div class="content"><table><tr><td>{P}</td></tr></table></div>
        <div class="dede_pages"><ul class="pagelist"></ul></div>
        <div class="newdigg"><div>顶一下</div><div>(3)</div><div>100%</div><div>踩一下</div></div>
        <div class="boxoff"><strong>------分隔线----------------------------</strong></div>
        <div class="handle"><div class="context"><ul><li>上一篇：<a href='/a/1.html'>县里修好了公路</a></li><li>下一篇：没有了</li></ul></div>
        <div class="actbox"><ul><li><a>收藏</a></li><li><a>挑错</a></li><li><a>推荐</a></li><li><a>打印</a></li></ul></div></div></div>
        <div class="mt1">最新评论 <a>进入详细评论页&gt;&gt;</a></div>{RELATED}{FOOT}"""),
        published_at=MINUTE, source="石桥日报", authors=("陶然",), channel=("新闻", "县域"),
    ),
    "PHPCMS": case(
        page(f"""{MENU}<div class="main"><div class="col-left"><div class="crumbs">{CRUMBS} &gt; 正文</div>
        <div id="Article"><h1>{TITLE}<br /><span>2024-03-05 08:30:00&nbsp;&nbsp;&nbsp;来源：石桥日报&nbsp;&nbsp;&nbsp;评论：<a href="#c">0</a> 点击：<span id="hits"></span></span></h1>
        <div class="content">{P}<div id="pages" class="text-c"></div></div>
        <p class="f14"><strong>上一篇：</strong><a href="/1.html">县里修好了公路</a><br /><strong>下一篇：</strong><a href="/2.html">老戏台又唱起来了</a></p>
        <div class="Article-Tool">分享到：<a>QQ空间</a><a>新浪微博</a></div></div>{RELATED}</div></div>{FOOT}"""),
        published_at=SECOND, source="石桥日报", channel=("新闻", "县域"),
    ),
    "TRS, with its meta tags": case(
        page(f"""{MENU}<div class="con-l"><div class="position">当前位置：{CRUMBS}</div><h3 class="tit">{TITLE}</h3>
        <div class="xinxi"><span>发布时间：2024-03-05 08:30:00</span><span>来源：石桥县融媒体中心</span><span>字号：<a>大</a> <a>中</a> <a>小</a></span><span>【打印】</span></div>
        <div class="article"><div class="view TRS_UEDITOR trs_paper_default">{BARE}</div><div class="fj">附件：</div></div>
        <div class="ewm">扫一扫在手机打开当前页</div></div>{FOOT}""",
        head='<meta name="ArticleTitle" content="石桥镇的茶叶坐上了早班车"><meta name="PubDate" content="2024-03-05 08:30:00"><meta name="ContentSource" content="石桥县融媒体中心">'),
        published_at=SECOND, source="石桥县融媒体中心", channel=("新闻", "县域"),
    ),
    "Founder e-paper": case(
        page(f"""<table><tr><td class="px12">2024年03月05日 星期二</td><td>第03版：县域新闻</td><td><a href="node_3.htm">上一版</a> <a href="node_5.htm">下一版</a></td></tr></table>
        <table><tr><td><a href="content_1.htm">上一篇</a> <a href="content_3.htm">下一篇</a></td><td>放大 缩小 默认</td></tr></table>
        <table><tr><td class="bt2">引题：春茶上市</td></tr><tr><td class="bt1"><founder-title><p>{TITLE}</p></founder-title></td></tr>
        <tr><td><founder-author>本报记者　陶然　通讯员　韩小丽</founder-author></td></tr>
        <tr><td><div id="ozoom"><founder-content>{P}</founder-content></div></td></tr></table>
        <div>石桥日报社 版权所有 未经书面授权不得转载</div>""", suffix="-石桥日报"),
        published_at=DAY, authors=("陶然",), correspondents=("韩小丽",),
    ),
    "Founder portal": case(
        page(f"""{MENU}<div class="path">{CRUMBS}</div><div class="article"><h2 id="titleDiv">{TITLE}</h2>
        <div class="info"><span class="time">2024-03-05 08:30:00</span> <span id="source">来源：石桥日报</span> <span>编辑：姜晓梅</span></div>
        <div id="artcon"><!--enpcontent--><div id="enpcontent">{BARE}</div><!--/enpcontent--></div>
        <div class="dianzan"><span>赞</span><em>12</em></div></div>{RELATED}{FOOT}"""),
        published_at=SECOND, source="石桥日报", editors=("姜晓梅",), channel=("新闻", "县域"),
    ),
    "CmsTop": case(
        page(f"""{MENU}<div class="article-wrap"><div class="cur-pos">{CRUMBS} &gt; 正文</div><h1 class="article-title">{TITLE}</h1>
        <div class="article-infos"><span class="date">2024-03-05 08:30</span><span class="source">石桥新闻网</span><span class="author">陶然</span><span class="comment">评论(0)</span></div>
        <div class="article-content fontSizeSmall BSHARE_POP">{BARE}</div>
        <div class="article-end"><span class="article-editor">[责任编辑：姜晓梅]</span></div>
        <div class="article-pagenav"></div><div class="mood"><p>看完这篇文章，你的心情是：</p><ul><li>感动</li><li>支持</li></ul></div></div>{RELATED}{FOOT}"""),
        published_at=MINUTE, source="石桥新闻网", authors=("陶然",), editors=("姜晓梅",), channel=("新闻", "县域"),
    ),
    "a county's government site": case(
        page(f"""<div class="header">{NAV}</div><div class="BreadcrumbNav">您现在的位置：{CRUMBS}</div>
        <div class="pages-title">{TITLE}</div>
        <div class="pages-date">发布日期：2024-03-05 08:30 <span class="font">信息来源：县政府办公室</span> 浏览次数：<span>118</span> 字体：[ 大 中 小 ]</div>
        <div id="UCAP-CONTENT" class="pages_content">{BARE}</div>
        <div class="btn"><a>【打印本页】</a> <a>【关闭窗口】</a></div><div class="share">分享到：<a>微信</a></div>
        <div class="footer">主办：石桥县人民政府办公室 网站标识码：0000000000</div>""", suffix="_石桥县人民政府"),
        published_at=MINUTE, source="县政府办公室", channel=("新闻", "县域"),
    ),
    "a form around a text, as universities have it": case(
        page(f"""{MENU}<form name="_newscontent_fromname"><div><h1 align="center">{TITLE}</h1>
        <div align="center" style="margin:10px 0">发布时间：2024年03月05日 08:30&nbsp;&nbsp;作者：陶然&nbsp;&nbsp;来源：石桥日报&nbsp;&nbsp;浏览：[<span>55</span>]</div>
        <div id="vsb_content"><div class="v_news_content">{BARE}</div></div>
        <p align="right">上一条：<a href="1.htm">县里修好了公路</a> 下一条：<a href="3.htm">老戏台又唱起来了</a></p><p align="right">【<a>关闭</a>】</p></div></form>{FOOT}"""),
        published_at=MINUTE, source="石桥日报", authors=("陶然",),
    ),
    "a county's app, sections and three reviews": case(
        page(f"""<header><img src="/logo.png">石桥发布</header><main><h1>{TITLE}</h1><div class="meta"><em>石桥融媒</em><time>2024-03-05 08:30</time><i>阅读 3210</i></div>
        <section class="rich"><section><section><p style="text-indent:2em">{STORY[0]}</p></section></section><section><p>{STORY[1]}</p></section>
        <section><section><p>{STORY[2]}</p></section><p><br></p></section><section><p>{STORY[3]}</p><p>{STORY[4]}</p></section>
        <section><p>记者：陶然</p><p>一审：姜晓梅</p><p>二审：秦川</p><p>三审：黎明辉</p></section></section></main>
        <div class="download">打开石桥融媒APP，查看更多精彩内容</div>"""),
        published_at=MINUTE, source="石桥融媒", authors=("陶然",), editors=(),
    ),
    "a portal module of a forum": case(
        page(f"""{MENU}<div id="pt" class="bm cl"><div class="z"><a href="./" class="nvhm">首页</a> <em>&rsaquo;</em> <a href="/portal.php?catid=1">新闻</a> <em>&rsaquo;</em> <a href="/portal.php?catid=2">县域</a> <em>&rsaquo;</em> 查看内容</div></div>
        <div class="bm vw"><div class="h hm"><h1 class="ph">{TITLE}</h1><p class="xg1">2024-3-5 08:30<span class="pipe">|</span>发布者: admin<span class="pipe">|</span>查看: 231<span class="pipe">|</span>评论: 0<span class="pipe">|</span>来自: 石桥日报</p></div>
        <div class="s"><div><strong>摘要</strong>: 茶叶专线开通两个月。</div></div>
        <div class="d"><table class="vwtb"><tr><td id="article_content">{BR}</td></tr></table>
        <div id="click_div"><table><tr><td><a>鲜花</a></td><td><a>握手</a></td><td><a>雷人</a></td></tr></table></div></div>
        <div class="o cl bm2"><a>收藏</a><a>分享</a><a>邀请</a></div>
        <div class="pren pbm cl"><em>上一篇：<a href="/1">县里修好了公路</a></em><em>下一篇：<a href="/2">老戏台又唱起来了</a></em></div></div>
        <div id="related_article" class="bm"><div class="bm_h cl"><h3>相关阅读</h3></div><ul>{LIST}</ul></div>{FOOT}"""),
        body=("摘要: 茶叶专线开通两个月。", *STORY), published_at=MINUTE, source="石桥日报", channel=("新闻", "县域"),
    ),
    "classes that a build tool made up": case(
        page(f"""<div id="app"><div class="css-1ab2c3"><div class="css-9xk">{NAV}</div></div><div class="css-77qq"><div class="css-k1"><h1 class="css-t9">{TITLE}</h1>
        <div class="css-m2"><span class="css-a1">石桥日报</span><span class="css-a2">2024-03-05 08:30:00</span></div>
        <div class="css-b7"><div class="css-p0">{STORY[0]}</div><div class="css-p0">{STORY[1]}</div><div class="css-im"><img src="/a/1.jpg"></div><div class="css-p0">{STORY[2]}</div><div class="css-p0">{STORY[3]}</div><div class="css-p0">{STORY[4]}</div></div>
        <div class="css-e5">责任编辑：姜晓梅</div></div><div class="css-s1"><div class="css-h">大家都在看</div>{LIST.replace("li>", "div>")}</div></div></div>"""),
        published_at=SECOND, source="石桥日报", editors=("姜晓梅",),
    ),
    "HTML5, figures with captions": case(
        page(f"""<nav>{NAV}</nav><nav aria-label="breadcrumb"><ol class="breadcrumb"><li><a href="/">首页</a></li><li><a href="/news">新闻</a></li><li><a href="/news/xian">县域</a></li><li class="active">正文</li></ol></nav>
        <article><header><h1>{TITLE}</h1><p class="byline">记者 <a rel="author" href="/u/1">陶然</a> · <time datetime="2024-03-05T08:30:00+08:00">3月5日 08:30</time> · 来源：石桥日报</p></header>
        <div class="entry-content"><p>{STORY[0]}</p><figure><img src="/a/1.jpg"><figcaption>茶农在镇口装车。陶然 摄</figcaption></figure><p>{STORY[1]}</p><p>{STORY[2]}</p><p>{STORY[3]}</p><p>{STORY[4]}</p></div>
        <footer>编辑：姜晓梅</footer></article><aside><h2>热门文章</h2><ul>{LIST}</ul></aside><footer>石桥日报社</footer>"""),
        source="石桥日报", authors=("陶然",), editors=("姜晓梅",), channel=("新闻", "县域"),
    ),
    "upper case, nothing quoted, nothing closed": case(
        page(f"""<CENTER>{NAV}<HR><H2>{TITLE}</H2><FONT COLOR=#666666>2024年3月5日08:30 石桥日报 </FONT><HR></CENTER><TABLE WIDTH=760 ALIGN=CENTER><TR><TD>
        <P>　　{STORY[0]}<P>　　{STORY[1]}<P>　　{STORY[2]}<P>　　{STORY[3]}<P>　　{STORY[4]}<P ALIGN=RIGHT>（编辑：姜晓梅）</TABLE><CENTER>石桥日报社网络部制作"""),
        published_at=MINUTE, source="石桥日报", editors=("姜晓梅",),
    ),
    "text in a <pre>": case(
        page(f"""{MENU}<h1>{TITLE}</h1><div>2024-03-05　来源：石桥日报</div><pre>{chr(10).join("　　" + text for text in STORY)}</pre>{FOOT}"""),
        published_at=DAY, source="石桥日报",
    ),
    "a sidebar of excerpts longer than the story": case(
        page(f"""{MENU}<div class="w1000"><div class="left"><h1>{TITLE}</h1><div class="time">2024-03-05 08:30 来源: 石桥日报</div><div class="txt">{BARE}</div></div>
        <div class="right">{"".join(f'<dl><dt><a href="/z/{i}.html">老街的第{i}家铺子</a></dt><dd>第{i}家铺子开在石桥的东头，卖的是自家磨的豆腐和豆浆，每天清早天不亮就排起长队，老街坊们一边等一边聊着昨晚的戏文，谁也不着急，一直要热闹到太阳升过屋脊。</dd></dl>' for i in range(9))}</div></div>{FOOT}"""),
        published_at=MINUTE, source="石桥日报",
    ),
    "comments longer than the story": case(
        page(f"""{MENU}<div class="main"><h1>{TITLE}</h1><p class="src">2024-03-05 08:30　石桥日报</p><div class="text">{BARE}</div>
        <h4>网友评论</h4>{"".join(f'<div class="item"><b>茶客{i}号</b><p>我就是石桥镇的，专线开通以后家里的茶再也没有闷坏过，真希望能一直开下去，后山的两个村也早点通上，大家都等着呢，一天也不想多等了。</p><a>回复</a></div>' for i in range(12))}</div>{FOOT}"""),
        published_at=MINUTE, source="石桥日报",
    ),
    "a short notice among long lists": case(
        page(f"""{MENU}<div class="box"><ul>{LIST}</ul></div><div class="mid"><h1>{TITLE}</h1><div>2024-03-05 08:30 来源：石桥日报</div><div class="nr"><p>　　{STORY[0]}</p></div>
        <div>分享到： <a>微博</a> <a>微信</a></div></div><div class="box"><h3>推荐阅读</h3><ul>{LIST}</ul></div><div class="box"><ul>{LIST}</ul></div>{FOOT}"""),
        body=STORY[:1], published_at=MINUTE, source="石桥日报",
    ),
    "links in every paragraph": case(
        page(f"""{MENU}<h1>{TITLE}</h1><div class="date">2024-03-05 08:30 来源：石桥日报</div><div class="story">{"".join('<p>' + text.replace("茶叶", '<a href="/t/cy">茶叶</a>').replace("县里", '<a href="/t/xl">县里</a>').replace("专线", '<a href="/t/zx">专线</a>').replace("鲜叶", '<a href="/t/xy">鲜叶</a>') + '</p>' for text in STORY)}</div>{RELATED}{FOOT}"""),
        published_at=MINUTE, source="石桥日报",
    ),
    "a body named like a share bar": case(
        page(f"""{MENU}<div class="share-page"><h1>{TITLE}</h1><div class="info">2024-03-05 08:30 来源：石桥日报</div><div class="share-content">{BARE}</div></div>{FOOT}"""),
        published_at=MINUTE, source="石桥日报",
    ),
    "advertising between the parts of a body": case(
        page(f"""{MENU}<h1>{TITLE}</h1><div class="info">2024-03-05 08:30 来源：石桥日报</div><div class="zw"><p>{STORY[0]}</p><p>{STORY[1]}</p></div>
        <div class="ad">广告</div><script>ad(1)</script><div class="zw"><p>{STORY[2]}</p></div><div class="adbox"><a href="http://ad.example/">石桥新楼盘开盘，首付三成起</a></div>
        <div class="zw"><p>{STORY[3]}</p><p>{STORY[4]}</p></div>{RELATED}{FOOT}"""),
        published_at=MINUTE, source="石桥日报",
    ),
    "a key point box above the text": case(
        page(f"""{MENU}<h1>{TITLE}</h1><div class="source-time">2024-03-05 08:30 | 石桥日报 | 作者：陶然</div><div class="summary"><b>核心提示：</b>茶叶专线开通两个月，全镇卖出鲜叶六万多斤，后山两个村也在盼着。</div>
        <div class="article_con">{BARE}</div>{FOOT}"""),
        body=("核心提示：茶叶专线开通两个月，全镇卖出鲜叶六万多斤，后山两个村也在盼着。", *STORY),
        published_at=MINUTE, source="石桥日报", authors=("陶然",),
    ),
    "a dateline with reporter and correspondents": case(
        page(f"""{MENU}<h1>{TITLE}</h1><div class="info">2024-03-05 08:30 来源：石桥日报</div><div class="con"><p>　　本报讯（记者 陶然 通讯员 韩小丽 罗大勇）{STORY[0]}</p>{P.split("</p>", 1)[1]}<p>　　编辑：姜晓梅</p><p>　　校对：秦川</p></div>{FOOT}"""),
        body=(f"本报讯（记者 陶然 通讯员 韩小丽 罗大勇）{STORY[0]}", *STORY[1:]),
        published_at=MINUTE, source="石桥日报", authors=("陶然",), correspondents=("韩小丽", "罗大勇"), editors=("姜晓梅",),
    ),
    "a supplement's verses": case(
        page(f"""{MENU}<h1>{TITLE}</h1><div class="info">2024-03-05 来源：石桥日报 作者：阿依古丽·买买提</div><div class="nr"><p>天还没亮<br>茶山先亮了<br>一盏一盏的头灯<br>像星星落在坡上</p><p>五点半<br>早班车准时开过石桥<br>车上坐着<br>一百二十斤春天</p></div>{FOOT}"""),
        body=("天还没亮", "茶山先亮了", "一盏一盏的头灯", "像星星落在坡上", "五点半", "早班车准时开过石桥", "车上坐着", "一百二十斤春天"),
        published_at=DAY, source="石桥日报", authors=("阿依古丽·买买提",),
    ),
    "a list of names with sub-heads": case(
        page(f"""{MENU}<h1>{TITLE}</h1><div class="info">发布时间：2024-03-05 08:30 来源：石桥日报</div><div class="content"><p>{STORY[0]}</p><p><strong>一、收购点</strong></p><ul><li>东头收购点：韩水生</li><li>西头收购点：罗大勇</li></ul><p><strong>二、发车时间</strong></p><p>每天五点半、七点半各一班。</p><p>{STORY[4]}</p></div>{FOOT}"""),
        body=(STORY[0], "一、收购点", "东头收购点：韩水生", "西头收购点：罗大勇", "二、发车时间", "每天五点半、七点半各一班。", STORY[4]),
        published_at=MINUTE, source="石桥日报",
    ),
    "questions and answers": case(
        page(f"""{MENU}<h1>{TITLE}</h1><div class="info">2024-03-05 08:30 来源：石桥日报</div><div class="wz"><p><b>记者：专线为什么开得这么早？</b></p><p>韩水生：{STORY[1]}</p><p><b>记者：后山的村怎么办？</b></p><p>韩水生：{STORY[4]}</p></div>{FOOT}"""),
        body=("记者：专线为什么开得这么早？", f"韩水生：{STORY[1]}", "记者：后山的村怎么办？", f"韩水生：{STORY[4]}"),
        published_at=MINUTE, source="石桥日报",
    ),
    "definition of fields in a list": case(
        page(f"""{MENU}<div class="detail"><h2 class="detail-title">{TITLE}</h2><ul class="detail-info"><li>日期：2024-03-05</li><li>来源：石桥日报</li><li>作者：陶然</li><li>浏览：12次</li></ul><div class="detail-body">{BARE}</div><ul class="detail-nav"><li>上一条：<a href="/1">县里修好了公路</a></li><li>下一条：<a href="/2">老戏台又唱起来了</a></li></ul></div>{FOOT}"""),
        published_at=DAY, source="石桥日报", authors=("陶然",),
    ),
    "everything in one paragraph's spans": case(
        page(f"""{MENU}<div id="artibody"><h1 id="artibodyTitle">{TITLE}</h1><div><span id="pub_date">2024年03月05日08:30</span> <span id="media_name">石桥日报</span></div><p>{"<br/>".join("<span>　　" + text + "</span>" for text in STORY)}</p><p>(责任编辑：姜晓梅)</p></div>{FOOT}"""),
        published_at=MINUTE, source="石桥日报", editors=("姜晓梅",),
    ),
    "a headline in two lines with kicker and subtitle": case(
        page(f"""{MENU}<div class="paper"><h4>春茶上市时节</h4><h1>石桥镇的茶叶<br>坐上了早班车</h1><h4>——四条专线开通两个月见闻</h4><p class="zz">本报记者 陶然 文/图</p><div class="text">{BARE}</div></div><div>2024年03月05日 星期二 第3版</div>{FOOT}"""),
        published_at=DAY, authors=("陶然",), photographers=("陶然",),
    ),
    "a story from elsewhere, said at its end": case(
        page(f"""{MENU}<h1>{TITLE}</h1><div class="info">2024-03-05 08:30</div><div class="con">{P}<p>　　（来源：石桥日报 记者：陶然）</p><p>　　原标题：茶叶坐上早班车</p></div><div class="editor">责编：姜晓梅</div>{RELATED}{FOOT}"""),
        published_at=MINUTE, source="石桥日报", authors=("陶然",), editors=("姜晓梅",),
    ),
    "hidden words against copying": case(
        page(f"""{MENU}<h1>{TITLE}</h1><div class="info">2024-03-05 08:30 来源：石桥日报</div><div class="content">{"".join(f'<p>{text}<span style="display:none">石桥日报网版权，盗用必究</span></p><p style="font-size:0">转载自石桥日报网</p>' for text in STORY)}</div>{FOOT}"""),
        published_at=MINUTE, source="石桥日报",
    ),
    "WeChat, invisible until its script has run": case(
        f"""<html><head><meta charset=utf-8><title></title><meta property="og:title" content="{TITLE}"></head><body id="activity-detail"><div id="js_article" class="rich_media">
        <h1 class="rich_media_title" id="activity-name">{TITLE}</h1><div id="meta_content"><span>陶然</span><span id="profileBt"><a href="javascript:void(0);" id="js_name">石桥发布</a></span><em id="publish_time">2024-03-05 08:30</em></div>
        <div class="rich_media_content js_underline_content" id="js_content" style="visibility: hidden; opacity: 0; ">{"".join(f"<section><p><span>{text}</span></p></section>" for text in STORY)}
        <p>来源 | 石桥县融媒体中心</p><p>编辑 | 姜晓梅</p></div></div><p>微信扫一扫<br>关注该公众号</p></body></html>""",
        published_at=MINUTE, source="石桥县融媒体中心", authors=("陶然",), editors=("姜晓梅",),
    ),
    "a lesser heading between headline and date": case(
        page(f"""{MENU}<div class="con_l"><h1>{TITLE}</h1><h4>四条专线开通 沿途十一个收购点</h4><p class="laiyuan">2024-03-05 08:30　来源: 石桥日报</p>{P}</div>{FOOT}"""),
        published_at=MINUTE, source="石桥日报",
    ),
    "votes in the box of a lead": case(
        page(f"""{MENU}<div class="viewbox"><div class="title"><h2>{TITLE}</h2></div><div class="info"><small>时间:</small>2024-03-05 08:30<small>来源:</small>石桥日报</div><div class="intro">{STORY[0]}</div>
        <div class="content"><table><tr><td>{"".join(f"<div>　　{text}</div><div>&nbsp;</div>" for text in STORY[1:])}</td></tr></table></div>
        <div class="newdigg">顶一下<div>(12)</div>踩一下<div>(0)</div></div><div class="boxoff"><strong>------分隔线----------------------------</strong></div></div>{FOOT}"""),
        published_at=MINUTE, source="石桥日报",
    ),
    "summaries beside the text that are longer": case(
        page(f"""<table><tr><td width=640><div class="tt">{TITLE}</div><div class="xx">日期：2024-03-05 08:30　来源：石桥日报</div><div class="nn">{BR}</div></td>
        <td><div class="r"><b>今日推荐</b>{"".join(f'<p><a href="/{i}">后山修了新公路</a></p><p>{text}{text}这条路全长二十六公里，沿线十一个村的乡亲进城都少走四十分钟。</p>' for i, text in enumerate(STORY[1:]))}</div></td></tr></table>"""),
        published_at=MINUTE, source="石桥日报",
    ),
    "another story's first lines between the paragraphs": case(
        page(f"""{MENU}<h1>{TITLE}</h1><div class="info">2024-03-05 08:30 来源：石桥日报</div><div class="article">{"".join(f"<p>{text}</p>" for text in STORY[:3])}
        <div class="special"><h2>相关报道</h2><a href="/1.html">后山的路通车了</a><p>记者28日获悉，通往后山的公路已经铺完最后一段，年底可以通车。</p></div><p>{STORY[3]}</p><p>{STORY[4]}</p></div>{FOOT}"""),
        published_at=MINUTE, source="石桥日报",
    ),
    "credits with pipes, slashes and wide brackets": case(
        page(f"""{MENU}<h1>{TITLE}</h1><div class="info"><span>石桥融媒</span><span>03-05 08:30</span><span>2.3w阅读</span></div><div class="con">{BARE}<p>石桥台记者：陶然 摄像：关东升</p><p>文字/陶然 图片/受访者提供</p><p>［责任编辑：姜晓梅］</p></div>{FOOT}"""),
        source="石桥融媒", authors=("陶然",), editors=("姜晓梅",),
    ),
    "a poem, each line centred": case(
        page(f"""{MENU}<h1>{TITLE}</h1><div class="info">2024-03-05 来源：石桥日报 作者：陶然</div><div class="nr">{"".join(f'<p style="text-align:center">{line}</p>' for line in ("先是一只鸟", "停在去年的枝头", "后来茶山都有了声音", "雾在坡下松动", "像老人说到从前", "忽然停住"))}<p>（作者系石桥镇小学教师）</p></div>{FOOT}"""),
        body=("先是一只鸟", "停在去年的枝头", "后来茶山都有了声音", "雾在坡下松动", "像老人说到从前", "忽然停住"),
        published_at=DAY, source="石桥日报", authors=("陶然",),
    ),
    "a quatrain, each line centred": case(
        page(f"""{MENU}<h1>{TITLE}</h1><div class="info">2024-03-05 来源：石桥日报 作者：陶然</div><div class="nr">{"".join(f'<p style="text-align:center">{line}</p>' for line in ("茶灯照石桥，", "人比晓星高。", "一路车声远，", "春风过半腰。"))}<p>（作者系石桥镇小学教师）</p></div>{FOOT}"""),
        body=("茶灯照石桥，", "人比晓星高。", "一路车声远，", "春风过半腰。"),
        published_at=DAY, source="石桥日报", authors=("陶然",),
    ),
    "a document that begins with its number": case(
        page(f"""{MENU}<h1>{TITLE}</h1><div class="info">2024-03-05 来源：县政府办公室</div><div class="nr"><p align="center">石政办发〔2024〕31号</p>{BARE}<p align="right">石桥县人民政府办公室</p><p align="right">2024年3月4日</p></div>{FOOT}"""),
        body=("石政办发〔2024〕31号", *STORY, "石桥县人民政府办公室", "2024年3月4日"),
        published_at=DAY, source="县政府办公室",
    ),
    "buttons and counts in the first lines": case(
        page(f"""{MENU}<div class="content"><div class="tool"><a>A-</a><a>A+</a><a>打印</a><a>收藏</a></div><h1>{TITLE}</h1><p class="tip">石桥日报 2024-03-05 08:30 浏览量 12.3万</p><div class="audio">点击播放 语音播报 00:00/03:12</div>{BARE}<p class="like">点赞 12</p><p>本文为石桥号作者上传，仅代表作者观点。</p></div>{FOOT}"""),
        published_at=MINUTE, source="石桥日报",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_template_gives_the_story_and_what_it_states(name: str) -> None:
    wanted = CASES[name]
    got = read(wanted.html, ADDRESS)
    assert got.paragraphs == wanted.body
    assert got.title in {TITLE, TITLE.replace("茶叶坐", "茶叶 坐")}
    stated = (
        "published_at",
        "source",
        "authors",
        "correspondents",
        "photographers",
        "editors",
        "channel",
    )
    empty: dict[str, Any] = {"published_at": None, "source": None}
    said = {name: getattr(got, name) for name in stated}
    assert said == {name: wanted.fields.get(name, empty.get(name, ())) for name in stated}
