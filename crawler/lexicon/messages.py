"""What a site says in place of an article: barriers, prompts, hosts, faults.

Patterns are tried on folded text. A row is a kind of message with a sentence it is for, and one of
news with the same words, that it leaves alone. Whether a page is such a message is decided in
`reading.message`: few words, no date, nobody named.
"""

import re
from dataclasses import dataclass

from crawler.reasons import Reason


@dataclass(frozen=True, slots=True)
class Message:
    """A kind of message; `counter` is news that the pattern does not match."""

    name: str
    pattern: re.Pattern[str]
    example: str
    counter: str
    reason: Reason = Reason.NOTICE


def _message(
    name: str, example: str, counter: str, *patterns: str, reason: Reason = Reason.NOTICE
) -> Message:
    pattern = re.compile("|".join(patterns), re.IGNORECASE)
    return Message(name, pattern, example, counter, reason)


_PAGE = r"(?:页面?|网页|文章|稿件|内容|信息|主题|帖子|栏目|链接|本文|图集|专题)"
_SITE = r"(?:本站|本网站|网站|站点|该站|服务器|主机|空间|系统|服务|账[户号])"

# The rows whose reason says most stand first: a page is refused for the first that matches.
MESSAGES: tuple[Message, ...] = (
    _message(
        "missing", "抱歉，您访问的页面不存在或已被删除。", "老渡口已经不存在了。",
        rf"{_PAGE}.{{0,12}}(?:不存在|(?:已|被)+删除|没有找到|未找到|找不到|不见了|走丢了|飞走了|已?下线|已?撤回|已?失效|已?过期)",
        rf"(?:没有|未)(?:找到|发现|查询到).{{0,6}}{_PAGE}|(?:找不到|没有).{{0,4}}(?:相关|该|此)(?:记录|内容|信息|页面)",
        r"notfound|wasnotfound|nolongeravailable|doesnotexist",
        reason=Reason.SOFT_404,
    ),
    _message(
        "login", "您还没有登录，请登录后查看。", "卫星登陆月球背面。",
        r"(?:请|您?还没有|您?尚未|重新)(?:先)?登[录陆]|登[录陆](?:超时|后(?:才能|可|再)?(?:查看|阅读|浏览|访问|继续))"
        r"|用户名[:：].{0,6}密码",
        reason=Reason.LOGIN_REQUIRED,
    ),
    _message(
        "maintenance", "本站正在进行系统维护，敬请谅解。", "工人正在维护渡口的缆绳。",
        rf"{_SITE}(?:正在|正|例行|临时)?(?:进行)?(?:系统|数据)?(?:维护|升级|调整|改版|检修)|(?:维护|升级)(?:改版)?中"
        rf"|undermaintenance",
        reason=Reason.SOFT_ERROR,
    ),
    _message(
        "server", "服务器遇到内部错误，无法完成您的请求。", "服务员端来了热茶。",
        r"(?:服务器?|服务|网关|源站|节点|应用程序|系统).{0,12}(?:错误|异常|出错|故障|无响应|超时|繁忙|不可用|正忙|未响应|无效)|无法(?:完成"
        r"|处理|响应)(?:您的?)?请求|无法连接|暂时(?:不可用|无法访问)|(?:server|gateway).{0,60}(?:error|response"
        r"|unable|handle|request)",
        reason=Reason.SOFT_ERROR,
    ),
    _message(
        "blocked", "您的请求可能对网站造成威胁，已被防火墙拦截。", "民警拦截了一辆装满鲜笋的货车。",
        r"(?:请求|访问|操作|提交|ip).{0,24}(?:拦截|阻断|阻止|封锁|封禁|拒绝|屏蔽|黑名单|受限)",
        r"(?:拒绝|禁止|限制|阻止|不允许)(?:了?您的?|外部|直接|盗链)?.{0,6}(?:访问|请求|链接)|可疑(?:访问|请求)|非法(?:字符|操作|参数|请求)"
        r"|不合法的参数|危险的?字符",
    ),
    _message(
        "region", "您所在的地区无法访问本站。", "地区间的渡船恢复通航。",
        r"(?:地区|区域|国家|网络).{0,8}(?:不能|无法|不可|禁止|限制).{0,4}访问|仅限.{0,12}(?:网络|用户|内部).{0,6}(?:访问|查看)",
    ),
    _message(
        "human", "请输入图中的验证码，确认您不是机器人。", "学生们做的机器人会认路。",
        r"(?:输入|填写|刷新).{0,8}(?:验证码|字符)|不是机器人|(?:拖动|按住).{0,6}滑块|(?:完成|进行|通过).{0,4}(?:安全|人机|行为"
        r"|身份)?验证|看不清",
        reason=Reason.CHALLENGE,
    ),
    _message(
        "rate", "您的操作太频繁，请稍后重试。", "渡船往来频繁，码头上早已排起了队。",
        r"(?:访问|请求|操作|刷新).{0,4}(?:太|过于?|频率过)(?:频繁|快|高|多)|访问人数(?:较|过|太)多|前面还有\d*位",
        reason=Reason.CHALLENGE,
    ),
    _message(
        "checking", "正在检查您的浏览器，请勿关闭页面。", "技术员正在检查水渠的闸门。",
        r"(?:检查|检测|核实|验证).{0,4}(?:您|你)的?(?:浏览器|访问|环境|网络)|防(?:止)?(?:cc|恶意)攻击",
        reason=Reason.CHALLENGE,
    ),
    _message(
        "browser", "您的浏览器版本过低，请升级后再访问。", "孩子们学会了用浏览器查资料。",
        r"浏览器.{0,12}(?:版本过低|禁用|不支持|关闭了?|启用|开启|脚本)|(?:启用|开启|打开|需要|关闭了?)(?:您的?)?(?:javascript"
        r"|cookie|脚本)|javascript",
    ),
    _message(
        "client", "请在微信客户端打开链接。", "客户端上线一年，用户过万。",
        r"请?(?:在|用|下载|安装).{0,12}(?:客户端|app|微信)(?:内|中|里)?(?:打开|查看|浏览|阅读)|仅支持在.{0,12}(?:查看|打开)",
    ),
    _message(
        "review", "该文章正在审核中，暂时无法查看。", "账目审核通过以后，钱就分到了各家。",
        rf"(?:该|此|本)?{_PAGE}.{{0,8}}(?:审核|待审|屏蔽)|(?:审核|屏蔽).{{0,8}}(?:查看|浏览|显示)|(?:尚未|未|正在"
        rf"|等待)(?:通过)?审核",
        rf"{_PAGE}.{{0,8}}(?:无法|不能|暂不|不可|不再|停止).{{0,4}}(?:显示|查看|浏览|访问|阅读|提供)",
    ),
    _message(
        "permission", "对不起，您没有权限查看该信息。", "村民没有权限动用这笔钱，要开会表决。",
        r"(?:没有|无).{0,6}权限.{0,8}(?:查看|访问|浏览|阅读|操作|目录)|没有.{0,8}(?:查看|访问|浏览|阅读)[^,。]{0,8}的?权限"
        r"|权限不足|(?:积分|余额)不足|需要\d+个?积分|don'thavepermission|forbidden|accessdenied|notauthorized",
    ),
    _message(
        "parameter", "参数错误，请检查链接地址。", "记者核对了水位的各项参数。",
        r"参数.{0,4}(?:错误|不正确|无效|非法|缺失)|检查(?:您的?)?(?:链接|网址|地址|提交内容|网络)",
    ),
    _message(
        "empty", "暂无内容，敬请期待。", "展厅正在建设，展品陆续运到。",
        r"^(?:暂无|暂时没有|没有)(?:内容|信息|数据|相关|记录).{0,8}$|(?:栏目|页面|网站|站点|频道)正?在?建设中|敬请期待[。!]?$",
    ),
    _message(
        "rule", "根据相关法律法规和政策，该内容无法显示。", "根据法律法规，船上必须备足救生衣。",
        r"(?:应|因|根据|违反).{0,16}(?:规定|法规|政策|版权方|投诉).{0,12}(?:屏蔽|无法显示|停止访问|不予显示|不可见)",
    ),
    _message(
        "jump", "正在跳转，如果浏览器没有自动跳转，请点击这里。", "青蛙跳进了水田。",
        r"(?:正在|自动|即将|秒后).{0,8}(?:跳转|转向|返回|进入|打开|刷新)|点击(?:这里|此处)|返回(?:上一页|首页|主页)|操作成功"
        r"|youarebeingredirected",
    ),
    _message(
        "refresh", "请稍后刷新页面重试。", "稍后，船靠了岸。",
        r"请?(?:稍后|稍候|过几分钟|耐心等待|按f5).{0,8}(?:再试|重试|刷新|访问|再来|尝试|打开|恢复)|刷新(?:本页|页面|重试)|请(?:稍候"
        r"|稍等)[。.!…]*$",
    ),
    _message(
        "closed", "网站暂时关闭，恢复时间另行通知。", "老码头关闭以后，船都停在下游。",
        rf"{_SITE}.{{0,6}}(?:暂时|暂停|已经?被?|停止)(?:关闭|暂停|停用|访问|服务|停止|冻结)",
        r"(?:暂停|停止)(?:访问|服务)|(?:account|site|website).{0,12}(?:suspended|disabled|closed)"
        r"|suspended",
    ),
    _message(
        "domain", "您访问的域名正在出售，有意者请联系。", "县里为特产注册了自己的域名。",
        r"域名.{0,24}(?:出售|转让|过期|到期|续费|备案|未绑定|解析|未配置)|(?:出售|转让|绑定|备案).{0,12}域名"
        r"|domain.{0,30}(?:forsale|parked|registered|expired)|buythisdomain",
    ),
    _message(
        "filing", "该网站未完成备案，请联系接入商。", "船只备案的手续在镇上就能办。",
        r"网站.{0,8}(?:未|没有|尚未|注销)(?:完成)?备案|备案(?:信息|号)?.{0,6}(?:注销|取消|未通过)|联系(?:接入商|服务商|空间商|主机商)",
    ),
    _message(
        "renewal", "您的虚拟主机已到期，请尽快续费。", "合同到期，码头交回镇上。",
        r"(?:主机|空间|站点|网站|套餐|账号|宽带|服务).{0,12}(?:到期|欠费|停机|续费|续约)|未(?:及时)?续费",
    ),
    _message(
        "limits", "该站点的流量已用完，请升级套餐。", "景区的流量比去年多了一倍。",
        r"(?:站点|网站|主机|空间|本月|服务器).{0,8}(?:流量|连接数?|并发).{0,8}(?:超|用完|用尽|限制|上限)|超出?(?:了)?(?:流量"
        r"|连接数?)限制|bandwidth.{0,12}exceeded",
    ),
    _message(
        "unbound", "没有找到站点，请将域名绑定到对应站点。", "没有找到走失的黄牛。",
        r"(?:没有|未)找到.{0,6}站点|站点(?:不存在|未绑定|创建成功)|绑定到",
    ),
    _message(
        "default", "恭喜，站点创建成功！本页面由系统自动生成。", "页面上画着一只渡船。",
        r"(?:默认|测试)(?:的)?(?:首页|主页|页)|本页面?由.{0,6}自动生成|看到(?:本|此)页|服务器已?安装成功|itworks!|defaultwebpage"
        r"|webserver.{0,40}(?:installed|running)|successfullyinstalled|welcometo(?:nginx"
        r"|apache)",
    ),
    _message(
        "moved", "本站已启用新域名，请更新您的收藏。", "学校搬到了新址。",
        r"(?:本站|网站|页面).{0,6}(?:已|启用|迁移|搬迁|移动).{0,8}(?:新的?(?:域名|地址|网址|网站|位置))|更新您的(?:收藏|书签)"
        r"|进入新(?:网站|版|站)|movedpermanently",
    ),
    _message(
        "status", "403 Forbidden", "全镇有403户人家通了自来水。",
        r"^(?:http)?(?:error|错误)?:?[45]0\d(?:$|[^\d年月日人户只斤个])|(?:badgateway|serviceunavailable"
        r"|internalservererror|gatewaytime-?out|badrequest|notimplemented)",
        reason=Reason.SOFT_ERROR,
    ),
    _message(
        "program", "数据库连接出错，错误代码：1045", "数据库里存着三千张老照片。",
        r"(?:数据库|模板|标签|缓存|静态页面?).{0,8}(?:错误|失败|出错|异常|不存在|失效|更新|生成)|错误(?:代码|编号|位置|信息)|未经处理的异常"
        r"|堆栈跟踪|fatalerror|uncaught|exception|databaseconnection|syntaxerror|online\d+$",
    ),
    _message(
        "administrator", "请与网站管理员联系，事件编号：1234", "仓库管理员数了三遍。",
        r"联系.{0,4}(?:站点|网站|系统)?(?:管理员|站长|客服)|(?:与|和)(?:站点|网站|系统)?(?:管理员|站长|客服)联系|(?:事件|错误"
        r"|请求)(?:编号|id)[:：]|contact.{0,24}(?:administrator|provider|webmaster)",
    ),
)  # fmt: skip

HEADLINES = re.compile(
    r"(?:系统|信息|温馨|友情|错误|站点|网站|页面|安全|操作|登录|上网|网络|备案|版权|业务|续费|维护|错误)?(?:提示|提醒|消息|通知)(?:信息|页面?)?"
    r"|出错(?:了|啦)?|错误(?:页面|信息)?|error(?:page)?|(?:页面|网页|文章)?(?:没有找到|未找到|不存在)|(?:正在|页面)?跳转(?:中)?"
    r"|请稍候|loading|untitled(?:document)?|无标题文档"
    r"|.{0,6}(?:默认页面?|测试页面?|验证码?|拦截|审核中?|备案|维护|升级|受限|不足|失效|过期|到期|登录|关闭|出错|繁忙|超时|权限)",
    re.IGNORECASE,
)
"""Headlines, whole, that messages have; an article below one of them has a date, or more to say."""

TO_THE_VISITOR = re.compile(
    r"您|你(?:的|所|没|正|好)|请(?!假|客|教|愿|战|柬|来|了|求)|抱歉|对不起|不好意思|我们|点击|亲爱的读者|\byour?\b|please|sorry|\bwe\b"
    r"|(?:本|此|该)(?:站|网|页|文|系统|链接|域名|资源|活动|内容|信息|稿件|栏目|网址|主机|空间|账号|专题|频道)|\bthis\b|暂无(?:内容|数据|信息|记录)|没有找到相关|敬请期待",
    re.IGNORECASE,
)
"""How a message speaks: to whoever looks at the page, about the page."""

OF_THE_WEB = re.compile(
    r"访问|页面|网页|网站|站点|站长|链接|域名|服务器|浏览|刷新|管理员|请求|登[录陆]|首页|权限|IP|网址|跳转|缓存|虚拟主机|空间|流量|验证|审核|脚本|参数"
    r"|数据库|备案|客户端|查看|稍后|稍候|充值|续费|客服|后台|机房|阅读"
    r"|加密|密码|会员|用户|注册|DNS|解析|开通|入口|资源|敏感词|展示|协议|版本|连接|更新|内容|打开|系统|技术|升级|编号|账[号户]|归档|投诉|电脑版|手机版"
    r"|网络|web|安装|配置"
    r"|error|server|page|site|domain|browser|request|access|host|account|url|nginx|apache"
    r"|script|cookie",
    re.IGNORECASE,
)
"""What a message speaks of: the machinery that a reader of news does not see."""
