"""A version to cite."""

from crawler.citation import Cited

CITED = Cited(
    url="http://www.ferry.example/news/2017-02-03/4711.html",
    title="小河口村的账本",
    subtitle=None,
    authors=("杨柳", "顾青山"),
    source="渡口日报",
    published_at="2017-02-03T10:34+08:00",
    archived_at="2024-03-05T00:00:00Z",
    revision=2,
    body_sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
)
