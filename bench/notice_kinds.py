"""What sites say in place of an article, by kind: headlines and texts of our own in the manner of firewalls, panels and hosts.

`{host}`, `{ip}`, `{number}` and `{day}` are filled in anew for each page.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """A kind of notice: its headlines and its texts, of which each page takes one."""

    name: str
    headlines: tuple[str, ...]
    texts: tuple[str, ...]


def _kind(name: str, headlines: str, *texts: str) -> NoticeKind:
    return NoticeKind(name, tuple(headlines.split("|")), texts)


BARRIERS = (
    _kind("firewall", "网站防火墙|访问被拦截", "您的请求带有不合法的参数，已被网站管理员设置拦截。可能原因：提交的内容含有危险的字符。", "您所提交的请求含有不合法的参数，已被本站防火墙阻断。请检查提交内容，普通网站访客请联系网站管理员。"),
    _kind("waf", "请求已被阻断|Web应用防护", "很抱歉，由于您访问的地址可能对网站造成安全威胁，您的访问被阻断。事件编号：{number}", "检测到可疑访问，事件编号：{number}。如有疑问请联系网站客服。"),
    _kind("flood", "安全检查中|请稍候", "本站启用了防CC攻击，正在检查您的浏览器，5秒后自动进入，请勿关闭页面。", "为了防止恶意攻击，站点正在核实您的访问环境，请耐心等待页面自动刷新。"),
    _kind("address-blocked", "禁止访问|您的IP已被封锁", "您的IP地址{ip}因异常行为被加入黑名单，如需解封请联系管理员。", "您所在的IP（{ip}）访问过快，本站暂时拒绝为您服务，请于一小时后再试。"),
    _kind("region", "区域受限|访问受限", "根据站点设置，您所在的地区暂不能访问本站内容，请联系网站管理员处理。"),
    _kind("hotlink", "禁止盗链|请求来源错误", "本站不允许外部链接直接访问此页，请从首页进入。"),
    _kind("captcha", "验证码|请输入验证码", "为确认您不是机器人，请输入图中的字符后继续访问。看不清？换一张。"),
    _kind("slider", "安全验证|行为验证", "请按住滑块，拖动到最右边，完成验证后继续浏览。"),
    _kind("rate", "访问频率过高|操作太快", "您的操作太频繁，系统已暂停响应，请稍后刷新页面重试。"),
    _kind("queue", "排队中|当前访问人数较多", "当前访问人数较多，您前面还有{number}位，轮到您时页面将自动打开。"),
    _kind("script", "提示|江边日报网", "请在浏览器中启用JavaScript后刷新本页，否则无法显示内容。", "本页需要脚本支持，您的浏览器关闭了脚本功能。"),
    _kind("cookies", "请开启Cookie|提示", "您的浏览器禁用了Cookie，站点无法识别您的会话，请在设置里开启后重新访问。"),
    _kind("browser", "浏览器版本过低|升级浏览器", "您正在使用的浏览器版本过低，无法正常显示本站页面，请升级或更换浏览器后再访问。"),
    _kind("inside", "内网访问|访问限制", "该页面仅限单位内部网络访问，外网用户请先连接专用网络。"),
    _kind("app-only", "请在客户端打开|打开APP", "该内容仅支持在客户端内查看，请下载安装后打开。"),
    _kind("wechat-only", "请在微信客户端打开链接|提示", "请在微信客户端打开链接。"),
)  # fmt: skip

PROMPTS = (
    _kind("prompt", "提示信息|系统提示|信息提示", "指定的主题不存在或已被删除或正在被审核。[点击这里返回上一页]", "抱歉，您指定的文章不存在，将在3秒后返回首页。", "对不起，该栏目暂时关闭，请返回首页浏览其他栏目。"),
    _kind("review", "审核中|内容审核", "该文章正在审核中，审核通过后即可查看。", "本文尚未通过审核，暂时无法浏览，请稍后再来。"),
    _kind("withdrawn", "内容已撤回|文章已下线", "该稿件已被作者撤回。", "此内容因作者申请已下线，无法查看。"),
    _kind("permission", "权限不足|没有权限", "对不起，您所在的用户组没有权限查看该信息，请升级会员。", "您没有阅读本文的权限，请与管理员联系。"),
    _kind("points", "积分不足|提示信息", "查看本文需要{number}个积分，您的余额不足，请充值后再阅读。"),
    _kind("login", "用户登录|请先登录", "您还没有登录，请登录后查看全文。用户名：密码：", "登录超时，请重新登录。"),
    _kind("parameter", "参数错误|非法操作", "参数错误，编号必须为数字，请检查链接地址。", "您提交的参数不正确，请不要尝试非法操作！"),
    _kind("keyword", "系统提示|非法字符", "请求中包含非法字符，您的操作已被系统记录，IP：{ip}"),
    _kind("empty", "暂无内容|江边日报网", "暂无内容。", "该栏目正在建设中，敬请期待。", "没有找到相关记录！"),
    _kind("expired", "信息已过期|内容过期", "该信息已过期，不再提供浏览。"),
    _kind("preview", "预览已失效|链接失效", "该预览链接已失效，请向编辑索取新的链接。"),
    _kind("rights", "内容已屏蔽|版权提示", "应版权方要求，该页面内容已被屏蔽，给您带来不便敬请谅解。"),
    _kind("regulation", "无法查看|内容不可见", "根据相关法律法规和政策，该内容无法显示。", "此页面因违反相关规定已被停止访问。"),
    _kind("redirect", "正在跳转|页面跳转", "操作成功！页面正在跳转，如果您的浏览器没有自动跳转，请点击这里。", "正在为您跳转到新地址，请稍候……"),
    _kind("frames", "江边日报网|无标题文档", "您的浏览器不支持框架，请升级浏览器后查看本网页。"),
    _kind("closed", "站点关闭|网站暂时关闭", "网站暂时关闭，请稍后访问。", "因站点调整，本站自即日起暂停服务，恢复时间另行通知。"),
)  # fmt: skip

HOSTS = (
    _kind("for-sale", "域名出售|该域名正在出售|{host}", "您正在访问的域名{host}正在转让！有意者请联系，非诚勿扰。", "本域名可以转让，价格面议，欢迎洽谈。This domain is for sale."),
    _kind("domain-expired", "域名已过期|域名到期", "您访问的域名{host}已经到期，请域名所有人尽快登录管理后台续费。"),
    _kind("unbound", "没有找到站点|站点未绑定", "没有找到站点。您的请求在服务器中没有找到对应的站点！可能原因：您没有将此域名绑定到对应站点。"),
    _kind("unregistered", "网站未备案|备案提示", "该域名尚未备案，根据规定暂时无法访问。如您是网站管理员，请尽快办理备案手续。", "您访问的网站未完成备案或备案信息已注销，请联系接入商处理。"),
    _kind("suspended", "网站已暂停|账户已停用", "该网站因未及时续费已被暂停，请站长联系服务商处理。", "Account Suspended. This account has been suspended. Contact your hosting provider for more information."),
    _kind("traffic", "流量超限|网站流量已用尽", "该站点本月流量已用完，服务暂停至下月初恢复，请管理员升级套餐。", "您访问的站点已超出流量限制，请联系空间商增加流量。"),
    _kind("space", "空间到期|主机已到期", "您的虚拟主机已到期，数据保留十五天，请尽快续费。"),
    _kind("connections", "连接数超限|服务器繁忙", "该主机并发连接数超过限制，请稍后刷新重试。", "服务器繁忙，请稍后再试。"),
    _kind("panel", "恭喜，站点创建成功|站点默认页", "恭喜，站点创建成功！这是默认的首页，本页面由系统自动生成，您可以通过管理面板上传文件替换本页。"),
    _kind("nginx", "Welcome to nginx!|测试页", "If you see this page, the web server is successfully installed and working. Further configuration is required.", "如果您看到本页，说明Web服务器已安装成功并在运行，还需要进一步配置。"),
    _kind("apache", "It works!|默认页面", "It works! This is the default web page for this server. The web server software is running but no content has been added, yet."),
    _kind("iis", "该网站正在建设中|IIS", "您想要查看的站点当前没有默认页，可能正在对它进行升级和配置操作，请稍后再访问此站点。"),
    _kind("java", "应用服务器|默认页面", "If you're seeing this, you've successfully installed the application server. Congratulations!"),
    _kind("parked", "{host}|Parked Domain", "This domain name has been registered and is parked free of charge. Buy this domain. Related searches."),
    _kind("moved", "网站搬迁公告|我们搬家了", "本站已启用新域名，原地址将停止使用，请点击进入新网站。", "本页面已经移动到新的地址，请更新您的收藏。"),
    _kind("cut-off", "续费提醒|业务提醒", "尊敬的用户，您的宽带账号已欠费停机，请缴费后继续上网。", "尊敬的客户，您的上网套餐即将到期，请及时办理续约，点击继续访问。"),
    _kind("hijack", "上网提醒|网络提示", "您访问的网页含有不良信息，已被网络管理员限制访问。"),
    _kind("edge", "回源失败|CDN节点错误", "节点无法连接到源站，请检查源站是否正常运行。节点：{ip}，编号：{number}", "该域名未在节点上配置，请核对加速域名的解析设置。"),
)  # fmt: skip

ERRORS = (
    _kind("403", "403 Forbidden|403 - 禁止访问", "You don't have permission to access this resource on this server.", "服务器拒绝了您的请求，您没有权限访问此目录。"),
    _kind("404", "404 Not Found|页面没有找到|出错了", "抱歉，您访问的页面不存在或已被删除。", "The requested URL was not found on this server.", "哎呀，您要找的网页不见了，先去首页逛逛吧。"),
    _kind("500", "500 Internal Server Error|服务器内部错误", "服务器遇到内部错误，无法完成您的请求。请联系管理员并告知错误发生的时间。", "The server encountered an internal error and was unable to complete your request."),
    _kind("502", "502 Bad Gateway|网关错误", "网关从上游服务器收到无效的响应，请稍后刷新。", "nginx"),
    _kind("503", "503 Service Unavailable|服务不可用", "服务暂时不可用，系统正忙，请过几分钟再试。", "No server is available to handle this request."),
    _kind("maintenance", "系统维护|维护公告|网站升级", "为了给您提供更好的服务，本站正在进行系统维护，预计{day}恢复访问。", "网站升级改版中，暂停访问，敬请谅解。"),
    _kind("database", "数据库错误|Database Error", "数据库连接出错，请与站点管理员联系。错误代码：{number}", "Error establishing a database connection."),
    _kind("php", "系统发生错误|出错啦", "Fatal error: Uncaught exception in /www/web/index.php on line {number}", "页面错误！请稍后再试。错误位置：FILE: index.php LINE: {number}"),
    _kind("aspx", "运行时错误|Runtime Error", "“/”应用程序中的服务器错误。说明：执行当前请求期间，出现未经处理的异常，请检查堆栈跟踪信息。"),
    _kind("template", "模板错误|系统提示", "模板文件不存在，请检查模板目录的设置：show_{number}.htm", "标签解析出错，请重新生成本页。"),
    _kind("timeout", "请求超时|504", "服务器响应超时，请检查您的网络后刷新页面。", "The gateway did not receive a timely response from the upstream server."),
    _kind("cache", "缓存失效|页面生成中", "页面缓存正在更新，请按F5刷新。", "静态页面正在生成，请稍后访问。"),
)  # fmt: skip

KINDS = (*BARRIERS, *PROMPTS, *HOSTS, *ERRORS)
