"""Bodies on the templates of the families of publishing systems: the markup is theirs, the text is ours."""

import pytest

from tests.support.pages import PROSE, read

TITLE = "渡口的早班船"
HEAD = f'<html><head><meta charset="utf-8"><title>{TITLE}_江边网</title></head><body>'
P = "".join(f"<p>　　{text}</p>" for text in PROSE)
BR = "<br><br>".join(f"　　{text}" for text in PROSE)
OTHERS = ("老渡口修了新码头", "摆渡人的账本", "对岸的灯亮了一夜", "雨季前的最后一座冷库")
LINKS = "".join(f'<li><a href="/news/{i}.html">{text}</a></li>' for i, text in enumerate(OTHERS))
TEASERS = "".join(
    f'<li><a href="/news/{i}.html">{text}</a><p>　　{text}，是镇上今年最要紧的一件事，乡亲们盼了很多年。</p><span>03-0{i}</span></li>'
    for i, text in enumerate(OTHERS)
)

PAGES = {
    "EmpireCMS, teasers and a disclaimer below": f"""
        <div class="path">首页 &raquo; <a href="/news/">新闻</a></div><div class="headtitle"><h1>{TITLE}</h1><span>2024-03-05 08:30:00</span> 来源:江边日报 - 江边网</div>
        <div id="article_content">{P}</div><div class="pages"> 1/1 </div><ul class="xg"><li>• 相关阅读</li>{TEASERS}</ul>
        <p>免责声明:本网对文中陈述、观点判断保持中立,请读者仅作参考。</p>""",
    "DedeCMS, neighbours, votes and a comment form": f"""
        <div class="viewbox"><div class="title"><h2>{TITLE}</h2></div><div class="info"><small>时间:</small>2024-03-05 08:30<small>来源:</small>未知<small>作者:</small>admin <small>点击:</small>12次</div>
        <div class="content"><table><tr><td>{P}</td></tr></table></div><div class="handle"><div class="diggbox">顶一下(0) 0% 踩一下(0)</div></div><div class="dede_pages"></div>
        <div class="context"><ul><li>上一篇：<a href="/1.html">{OTHERS[0]}</a></li><li>下一篇：没有了</li></ul></div></div>
        <div class="commentform">请自觉遵守互联网相关的政策法规，严禁发布色情、暴力、反动的言论。评价：中立 好评 差评</div>""",
    "PHPCMS, a summary that repeats the opening": f"""
        <div class="crumbs"><a href="/">首页</a> &gt; 新闻 &gt; 正文</div><div id="Article"><h1>{TITLE}<br><span>2024-03-05 08:30:00　来源：江边日报　评论：<a href="#c">0</a> 点击：</span></h1>
        <div class="summary">{PROSE[0][:30]}……</div><div class="content">{P}</div><div class="related"><h5>相关新闻</h5><ul>{LINKS}</ul></div></div>""",
    "TRS, the editor in brackets and a toolbar": f"""
        <h1 class="tit">{TITLE}</h1><div class="xinxi">江边网 2024-03-05 08:30 【字体：大 中 小】【打印】</div><div class="article"><div class="TRS_Editor"><style>.TRS_Editor P{{}}</style>{P}</div></div>
        <div class="bianji">（责任编辑：杨柳）</div><div class="tool">【打印】【关闭】</div><div class="xgwz"><h4>延伸阅读</h4><ul>{LINKS}</ul></div>""",
    "Founder portal, comments of the system around the text": f"""
        <div class="title">{TITLE}</div><div class="info"><span id="pubtime_baidu">2024-03-05 08:30</span> <span id="source_baidu">来源：江边日报</span></div><!--enpproperty <title>{TITLE}</title>/enpproperty-->
        <div id="content"><!--enpcontent-->{P}<!--/enpcontent--></div><div id="displaypagenum"></div><div class="m-editor">编辑：杨柳　责任编辑：何旭</div><div class="hot"><h3>热点推荐</h3><ul>{LINKS}</ul></div>""",
    "Founder e-paper, lists of the page beside the text": f"""
        <table><tr><td><div id="main-ed-articlenav-list"><table>{"".join(f'<tr><td><a href="content_{i}.htm">{t}</a></td></tr>' for i, t in enumerate(OTHERS))}</table></div></td>
        <td class="font01"><founder-title>{TITLE}</founder-title><div id="ozoom"><founder-content>{P}</founder-content></div><table><tr><td><a href="content_2.htm">下一篇</a></td></tr></table></td></tr></table>""",
    "/system/ family, pager inside the text's box": f"""
        <div class="lujing">您的位置：<a href="/">江边网</a> &gt; <a href="/news/">新闻</a></div><h1>{TITLE}</h1><p class="sub">2024-03-05 08:30:00　来源：江边日报　责任编辑：杨柳</p>
        <div id="zoom">{P}<div id="news_more_page_div_id"></div></div><div class="share"><b>分享到：</b><a href="#">微博</a><a href="#">微信</a></div>""",
    "a portal's wrapper that is called article_content": f"""
        <h1>{TITLE}</h1><div class="article-content clearfix" id="article_content"><div class="article-content-left"><div class="article" id="artibody">{P}
        <p class="show_author">责任编辑：杨柳</p></div><div class="keywords"><span>关键字 :</span><a href="/t/1">渡口</a></div><div class="comment"><p>3条评论|12人参与</p>
        <p>船来了真好，我小时候天天坐这班船上学，想起来就像昨天的事情。</p></div></div><div class="article-content-right"><h2>图片新闻</h2><ul>{LINKS}</ul></div></div>""",
    "a portal of the tables, everything in one cell": f"""
        <table width=950><tr><td><a href="/">首页</a> | <a href="/news/">新闻</a> | <a href="/bbs/">论坛</a></td></tr></table><table><tr><td width=600><center><b>{TITLE}</b></center><br>
        <center>http://www.paper.example 2024年03月05日08:30 江边日报</center><br>{BR}<br><br><center>【<a href="/r">评论</a>】【<a href="/p">打印</a>】【<a href="/c">关闭</a>】</center>
        <b>相关链接</b><br>{"<br>".join(f'<a href="/n/{i}">{t}</a>(03/0{i} 10:00)' for i, t in enumerate(OTHERS))}</td><td width=300>{"<br>".join(f'<a href="/h/{i}">{t}</a>' for i, t in enumerate(OTHERS))}</td></tr></table>""",
    "a people's portal, the editors below the text": f"""
        <div class="layout"><div class="col"><h1>{TITLE}</h1><div class="col-1-1 fl">2024年03月05日08:30 | 来源：<a href="/">江边网</a></div><div class="rm_txt_con cf">{P}<p class="paper_num">《江边日报》（2024年03月05日 03 版）</p>
        <div class="edit cf">(责编：杨柳、何旭)</div></div><div class="rm_share">分享让更多人看到</div><div class="rm_relevant"><h2>推荐阅读</h2><ul>{TEASERS}</ul></div></div></div>""",
    "a site of self-made media, notices in two languages": f"""
        <h1>{TITLE}</h1><div class="post_info">2024-03-05 08:30:00　来源: 江边观察 举报</div><div class="post_body">{P}</div>
        <div class="post_statement"><div>特别声明：以上内容(如有图片或视频亦包括在内)由用户上传，本平台只存放。</div><div>Notice: The content above is uploaded and posted by a user.</div></div>
        <div class="post_recommends"><h3>相关推荐</h3><ul>{LINKS}</ul></div>""",
    "a page that never closes its boxes": f"""
        <div class="main"><h1>{TITLE}</h1><div class="info">2024-03-05 来源：江边日报<div id="txt">{P}<div class="source">责任编辑：杨柳<div class="hot"><h2>热门排行</h2><ul>{TEASERS}</ul>
        <div class="tie">5人跟贴<p>坐过这班船的人都说，船老大记得每个人的名字，从来没有认错过。</p><div class="foot">江边网版权所有 某ICP备00000000号</div>""",
    "an office, the notice in a table": f"""
        <div class="title">{TITLE}</div><div class="xx">发布日期：2024-03-05　浏览次数：12　字体：[大 中 小]</div><div id="vsb_content"><div class="v_news_content">{P}</div></div>
        <p>【<a href="javascript:window.close()">关闭</a>】</p><div class="foot">版权所有：渡口镇人民政府　主办：渡口镇办公室　某ICP备00000000号</div>""",
    "a school, the text in spans of an office suite": f"""
        <form><div class="nr"><h3>{TITLE}</h3><div>作者：张望舒　编辑：何旭　发布时间：2024年03月05日</div>{"".join(f'<p style="text-indent:2em"><span style="font-size:16px"><span>{t[:9]}</span><font>{t[9:]}</font></span></p>' for t in PROSE)}
        <div class="pre">上一条：<a href="/1.htm">{OTHERS[0]}</a> 下一条：<a href="/2.htm">{OTHERS[1]}</a></div></div></form>""",
    "a page of a script's making, a box for each paragraph": f"""
        <div id="root"><div class="_2Zs"><h1 class="_1Yc">{TITLE}</h1><span>2024-03-05 08:30</span></div><div class="_18p">{"".join(f'<div class="index-module_textWrap"><p><span class="bjh-p">{t}</span></p></div>' for t in PROSE)}</div>
        <div class="_bar"><span>举报/反馈</span></div><div class="_rec">{"".join(f'<div class="it"><a href="/s/{i}">{t}</a><span>江边观察</span></div>' for i, t in enumerate(OTHERS))}</div></div>""",
    "a telephone page, the text folded": f"""
        <header><a href="/">江边网</a></header><article><h1>{TITLE}</h1><time>2024-03-05 08:30</time><section class="art_content">{P}</section><div class="look_more">展开全文</div></article>
        <section><h2>相关新闻</h2><div>{"".join(f'<a href="/m/{i}"><h3>{t}</h3></a><p>{t}的故事，说来话长，要从前年说起。</p>' for i, t in enumerate(OTHERS))}</div></section><footer>打开江边APP看更多</footer>""",
    "a forum, replies in boxes of the same name": f"""
        <div id="postlist"><div id="post_1"><a href="/u/1">张望舒</a><em>发表于 2024-3-5 08:30</em><h1>{TITLE}</h1><td class="t_f">{BR}</td><a href="#r">回复</a></div>
        <div id="post_2"><a href="/u/2">阮青山</a><em>发表于 2024-3-5 09:00</em><div class="t_f">我也坐过这班船，那时候还是木头的，摇起来吱呀吱呀地响。</div><a href="#r">回复</a></div></div>""",
    "the next story below this one": f"""
        <div class="scroll"><div class="story"><h1>{TITLE}</h1><p class="d">2024-03-05 08:30</p><div class="t">{P}</div></div>
        <div class="story"><h1>{OTHERS[0]}</h1><p class="d">2024-03-04 08:30</p><div class="t"><p>　　老渡口的石阶换成了新的，一共四十八级，乡亲们一级一级数过。</p><p>　　石匠说，再过一百年也踩不坏。</p></div></div></div>""",
    "text that a script unhides": f'<h1>{TITLE}</h1><p>2024-03-05</p><div id="txt" style="display:none">{P}</div>',
    "a lead in a box of its own, tools between": f"""
        <h1>{TITLE}</h1><div class="ep-info">2024-03-05 08:30:00　来源: 江边日报</div><div class="ep-share">分享到<ul><li><a href="#">微博</a></li><li><a href="#">微信</a></li></ul></div>
        <p class="ep-summary">{PROSE[0]}</p><div id="endText">{"".join(f"<p>　　{t}</p>" for t in PROSE[1:])}</div>""",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_body_is_the_text_and_nothing_else(page: str) -> None:
    assert read(f"{HEAD}{page}</body></html>").paragraphs == PROSE
