"""What stands around the text: information lines, editors, lists, notices. All are templates."""

INFO = (
    "$date $time　来源：$source　$by",
    "发布时间：$date $time:$seconds 来源：$source $by",
    "<span>$slashes</span> <span>来源: <a href=\"/\">$source</a></span> <span>$by</span>",
    "$chinese $time　来源：$source　$by　点击：<span id=\"hits\">132</span> 次",
    (
        '<span class="time">$date $time</span><span class="source">来源：$source</span>'
        '<span class="author">$by</span>'
    ),
    "时间：$chinese  来源：$source  $by  字号：<a>大</a> <a>中</a> <a>小</a>",
)  # fmt: skip
WITH_TIME = (True, True, False, True, True, False)
WITH_SECONDS = (False, True, False, False, False, False)
BY = ("作者：$names", "记者：$names", "文/$names", "作者: $names")
EDITOR = (
    "责任编辑：$name",
    "（责任编辑：$name）",
    "[责任编辑：$name]",
    "编辑：$name",
    "【责任编辑：$name】",
)

_NAV = (
    (
        '<ul class="nav"><li><a href="/">首页</a></li><li><a href="/news/">新闻</a></li>'
        '<li><a href="/zt/">专题</a></li><li><a href="/video/">视频</a></li>'
        '<li><a href="/bbs/">论坛</a></li></ul>'
    ),
    (
        '<a href="/">首页</a> | <a href="/bdxw/">本地新闻</a> | <a href="/gn/">国内</a> | '
        '<a href="/sh/">社会</a> | <a href="/ms/">民生</a> | <a href="/ty/">体育</a>'
    ),
    (
        '<div class="menu"><a href="/">网站首页</a><a href="/zw/">政务</a><a href="/news/">要闻</a>'
        '<a href="/xz/">乡镇</a><a href="/lxwm/">联系我们</a></div>'
    ),
    "",
)
_HOT = (
    '<div class="hot"><h3>热点新闻</h3><ul>$headlines</ul></div>',
    '<div class="rank"><h4>点击排行</h4><ol>$headlines</ol></div>',
    '<div class="box"><div class="tit">今日推荐</div><ul class="list">$headlines</ul></div>',
    "",
)
_RELATED = (
    '<div class="xgyd"><h3>相关阅读</h3><ul>$headlines</ul></div>',
    '<div class="relate"><strong>相关新闻</strong><ul>$headlines</ul></div>',
    '<div class="like"><h4>猜你喜欢</h4><ul>$headlines</ul></div>',
    "",
)
_SHARE = (
    (
        '<div class="bdsharebuttonbox"><a>分享到：</a><a title="分享到微信">微信</a>'
        '<a title="分享到新浪微博">微博</a></div>'
    ),
    (
        '<div class="share"><span>分享到</span> <a href="#">QQ空间</a> <a href="#">微信</a> '
        '<a href="javascript:;">收藏</a></div>'
    ),
    "",
)
_NOTICE = (
    (
        '<div class="sm">免责声明：本网刊登此文是为了传递信息，'
        "文中内容不代表$paper的观点，如有侵权请与我们联系。</div>"
    ),
    (
        '<div class="wzsm"><p>版权声明：凡注明来源为“$paper”的文字、图片，'
        "未经书面许可，任何单位和个人不得转载。</p></div>"
    ),
    "",
)
_FOOTER = (
    (
        "<p>$paper 版权所有　备案号：某ICP备0500${serial}号</p>"
        "<p>地址：$paper大楼　电话：0900-88${serial}</p>"
    ),
    (
        '<a href="/about/">关于我们</a> | <a href="/ad/">广告服务</a> | <a href="/map/">网站地图</a>'
        "<br>Copyright &copy; $paper All Rights Reserved"
    ),
)
_CHANNELS = ("本地新闻", "要闻", "乡镇动态", "社会民生", "文化", "县区", "时政", "图片新闻")
PIECES = {
    "nav": _NAV, "hot": _HOT, "related": _RELATED, "share": _SHARE, "notice": _NOTICE,
    "footer": _FOOTER, "channel": _CHANNELS,
}  # fmt: skip
