"""What pages say that are no articles. They are compared without white space, in half width."""

from crawler.lexicon.row import Phrase
from crawler.reasons import Reason

NOTICES: dict[Reason, tuple[Phrase, ...]] = {
    Reason.SOFT_404: (
        Phrase(
            r"(?:页面|网页|文章|内容|信息|新闻|您?访问的.{0,8})"
            r"(?:不存在|已(?:被)?删除|没有找到|未找到|找不到|已下线|不见了|走丢了)",
            "您访问的页面不存在",
            "页面上写着船期",
        ),
        Phrase("404(?:notfound|错误|页面)", "出错:404错误", "电话404转12"),
        Phrase("^404", "404", "编号404"),
        Phrase("notfound", "notfound", "found"),
        Phrase("抱歉,?您?(?:要)?(?:访问|查看|浏览)的", "抱歉,您要查看的页面", "船长说抱歉,船晚了"),
    ),
    Reason.CHALLENGE: (
        Phrase("安全验证|访问验证|人机验证|正在验证|验证您是真人", "安全验证", "验证身份证"),
        Phrase("滑块|拖动.{0,6}验证", "拖动滑块完成验证", "拖动渔网"),
        Phrase("访问过于频繁|请求过于频繁", "您的访问过于频繁", "来往频繁"),
        Phrase(
            "请开启javascript|请启用javascript|enablejavascript", "请启用javascript", "javascript课"
        ),
        Phrase("检测您的浏览器|checkingyourbrowser|acw_sc__v2", "正在检测您的浏览器", "检测水质"),
    ),
    Reason.SOFT_ERROR: (
        Phrase(
            "(?:系统|网站|服务器?)(?:正在)?(?:升级|维护)(?:中|公告)?|升级维护",
            "系统维护中",
            "维护航标",
        ),
        Phrase("服务(?:器)?(?:错误|异常|不可用|繁忙)", "服务器繁忙", "服务很好"),
        Phrase("数据库(?:连接)?(?:错误|失败)", "数据库连接失败", "数据库建好了"),
        Phrase("internalservererror|badgateway|暂时无法访问", "internalservererror", "暂时停航"),
    ),
    Reason.LOGIN_REQUIRED: (
        Phrase("(?:请|需要?|您?尚未)(?:先)?登录", "请先登录", "登录的船"),
        Phrase("用户登录|会员登录", "会员登录", "会员的船"),
        Phrase("登录后(?:才能|可)?(?:查看|阅读|继续)", "登录后才能查看", "登录后上船"),
    ),
}
