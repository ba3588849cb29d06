"""Address forms that several families share."""

from adversary.family import Address

EMPIRE = Address("/html/news/$y-$m-$d/${id}_$n.html", first="/html/news/$y-$m-$d/$id.html")
DEDE = Address("/a/xinwen/$y/$md/${id}_$n.html", first="/a/xinwen/$y/$md/$id.html")
SHTML = Address("/news/$y$m/${id}_$n.shtml", first="/news/$y$m/$id.shtml")
HTM = Address("/content/$y-$m/$d/content_${id}_$n.htm", first="/content/$y-$m/$d/content_$id.htm")
TRS = Address("/xwzx/bdyw/$y$m/t${ymd}_${id}_$k.html", first="/xwzx/bdyw/$y$m/t${ymd}_$id.html")
SYSTEM = Address("/system/$y/$m/$d/0${id}_$nn.shtml", first="/system/$y/$m/$d/0$id.shtml")
DASH = Address("/n/$y/$md/c$id-$n.html", first="/n/$y/$md/c$id.html")
FOLDER = Address("/news/$y/$id/index_$n.html", first="/news/$y/$id/")
QUERY = Address("/news/show.php?id=$id&page=$n", first="/news/show.php?id=$id")
SLUG = Address("/$y/$m/$d/$slug/$n/", first="/$y/$m/$d/$slug/")
POST = Address("/article/$id.html")

LIST = Address("/news/list_$n.html", first="/news/")
LIST_QUERY = Address("/news/list.asp?classid=12&page=$n", first="/news/list.asp?classid=12")
LIST_TRS = Address("/xwzx/bdyw/index_$k.html", first="/xwzx/bdyw/")
COMMENTS = Address("/comment/show.php?id=$id&page=$n")
GALLERY = Address("/photo/$y/$id/$n.html")
EDITION = Address("/paper/$y-$m/$d/node_$n.htm")
