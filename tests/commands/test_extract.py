"""`scrapy extract`, as people and scripts run it: the keys of its lines are fixed."""

import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.commands import Scrapy
from tests.support.pages import PROSE, URL, html
from tests.support.recording_paper import RecordingPaper

KEYS = {
    "id", "url", "title", "subtitle", "published_at", "published_raw", "updated_at", "source", "authors", "photographers",
    "correspondents", "editors", "channel", "body", "images", "related", "pager", "removed", "encoding", "encoding_evidence",
    "page_kind", "evidence",
}  # fmt: skip
PAGER = {
    "kind",
    "current",
    "total",
    "page_urls",
    "pages_planned",
    "next_url",
    "single_page_url",
    "evidence",
}
STORY = "".join(f"<p>　　{text}</p>" for text in PROSE)
LINKS = "".join(
    f'<li><a href="/news/{i}.html">热闹的码头又来了第{i}条大船</a></li>' for i in range(30)
)

WHOLE = html(
    f'<p>——江边渡口的一年</p><p>　　本报记者 刘婷　通讯员 何旭　文/图</p>{STORY}<p><img src="/up/1.jpg"></p><p>第一班船靠岸。 尹川 摄</p>'
    "<p>责任编辑：杨柳</p>",
    head="2024-03-05 08:30:00　来源：江边日报",
    before='<div class="weizhi">您的位置：<a href="/">首页</a> &gt; <a href="/news/">新闻</a> &gt; 正文</div>',
    after='<div class="pages">1/3 <b>1</b> <a href="4711_2.html">2</a> <a href="4711_3.html">3</a> <a href="4711_2.html">下一页</a></div>'
    '<div class="xg"><h3>相关阅读</h3><ul><li><a href="/news/1.html">老渡口修了新码头</a><span>03-01</span></li></ul></div>',
)

# the kind of a page -> a page of that kind, and whether it is read
KINDS: dict[str, tuple[str, bool]] = {
    "article": (html(), True),
    "pictures": (html('<p><img src="/up/1.jpg"></p><p><img src="/up/2.jpg"></p>', container='div id="article_content"'), True),
    "video": (html('<video src="/v/1.mp4"></video><p>第一班船今早过江。</p>', container='div id="article_content"'), True),
    "listing": (f"<html><head><title>新闻</title></head><body><ul>{LINKS}</ul></body></html>", False),
    "error": (html("<p>您访问的页面不存在或已被删除。</p>", title="提示"), False),
    "challenge": (html("<p>访问过于频繁，请稍后再试。</p>", title="安全验证"), False),
    "login": (html("<p>请先登录后再查看。</p>", title="用户登录"), False),
}  # fmt: skip


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_line_says_everything_a_page_states_under_its_fixed_names(
    scrapy: Scrapy, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_text(WHOLE, "utf-8")
    done = scrapy("extract", str(file), "--url", URL)
    assert (done.code, done.err) == (0, "")
    (line,) = lines(done.out)
    assert set(line) >= KEYS
    assert line["body"] == "\n".join(PROSE)
    assert {key: line[key] for key in ("url", "title", "subtitle", "published_at", "source", "channel", "page_kind")} == {
        "url": URL, "title": "渡口的早班船", "subtitle": "——江边渡口的一年", "published_at": "2024-03-05T08:30:00+08:00",
        "source": "江边日报", "channel": ["新闻"], "page_kind": "article",
    }  # fmt: skip
    assert (line["authors"], line["correspondents"], line["editors"]) == (
        ["刘婷"],
        ["何旭"],
        ["杨柳"],
    )
    assert line["images"] == [
        {
            "url": "http://www.paper.example/up/1.jpg",
            "caption": "第一班船靠岸。 尹川 摄",
            "position": 4,
        }
    ]
    assert line["related"] == [
        {
            "title": "老渡口修了新码头",
            "url": "http://www.paper.example/news/1.html",
            "date_raw": "03-01",
        }
    ]
    assert set(line["pager"]) == PAGER
    assert (line["pager"]["kind"], line["pager"]["total"]) == ("article", 3)
    assert line["pager"]["next_url"] == "http://www.paper.example/news/2024-03-05/4711_2.html"
    assert {block["rule"] for block in line["removed"]} >= {"subtitle", "byline", "editor"}
    assert (line["encoding"], line["encoding_evidence"]) == ("utf-8", "valid-utf-8")


def test_a_manifest_gives_a_line_for_each_page_and_says_what_kind_it_is(
    scrapy: Scrapy, tmp_path: Path
) -> None:
    (tmp_path / "pages").mkdir()
    entries = []
    for kind, (page, _) in KINDS.items():
        (tmp_path / f"pages/{kind}.html.gz").write_bytes(gzip.compress(page.encode()))
        entries.append(
            {"id": kind, "file": f"pages/{kind}.html.gz", "url": None if kind == "article" else URL}
        )
    manifest = tmp_path / "manifest.jsonl"
    manifest.write_text("\n".join(map(json.dumps, entries)), "utf-8")
    done = scrapy("extract", "--manifest", str(manifest))
    got = {line["id"]: line for line in lines(done.out)}
    assert list(got) == list(KINDS)
    assert {kind: line["page_kind"] for kind, line in got.items()} == {kind: kind for kind in KINDS}
    assert {kind: line["body"] is not None for kind, line in got.items()} == {
        k: read for k, (_, read) in KINDS.items()
    }
    assert all((line["refused"] is None) == (line["body"] is not None) for line in got.values())
    assert done.code == 3


@pytest.fixture
def paper() -> Iterator[RecordingPaper]:
    """A paper whose pages say their addresses; the first comes last."""

    def answer(path: str) -> Any:
        if path == "/first.html":
            time.sleep(0.5)
        return html(title=f"渡口在{path}") if path.endswith(".html") else None

    served = RecordingPaper(answer)
    yield served
    served.close()


def test_addresses_and_files_are_read_in_one_go_and_printed_as_they_were_named(
    scrapy: Scrapy, paper: RecordingPaper, tmp_path: Path
) -> None:
    file = tmp_path / "saved.html"
    file.write_text(html(), "utf-8")
    first, second = f"http://{paper.host}/first.html", f"http://{paper.host}/second.html"
    chosen = {"CONCURRENT_REQUESTS_PER_DOMAIN": "2"}
    done = scrapy(
        "extract", first, str(file), second, first, replay=None, private=paper.host, **chosen
    )
    assert (done.code, done.err) == (0, "")
    got = lines(done.out)
    assert [line["id"] for line in got] == [first, str(file), second, first]
    assert [line["title"] for line in got] == [
        "渡口在/first.html",
        "渡口的早班船",
        "渡口在/second.html",
        "渡口在/first.html",
    ]
    assert sorted(paper.paths) == ["/first.html", "/robots.txt", "/second.html"]


def test_an_address_that_gives_no_page_is_a_line_with_the_reason(
    scrapy: Scrapy, paper: RecordingPaper
) -> None:
    urls = [
        f"http://{paper.host}/nothing",
        f"http://{paper.host}/second.html",
        "http://127.0.0.1:1/",
    ]
    done = scrapy("extract", *urls, replay=None, private=paper.host)
    assert (done.code, done.err) == (3, "")
    assert [(line["url"], line["refused"]) for line in lines(done.out)][::2] == [
        (urls[0], "http-404"), (urls[2], "private-address"),
    ]  # fmt: skip


BREAKS = """
class Breaks:
    def process_spider_input(self, response):
        if response.url.endswith("first.html"):
            raise RuntimeError("on the way to the callback")
"""


def test_a_page_that_a_bug_took_is_named_and_the_others_are_printed(
    scrapy: Scrapy, paper: RecordingPaper, tmp_path: Path
) -> None:
    (tmp_path / "breaking.py").write_text(BREAKS, "utf-8")
    first, second = f"http://{paper.host}/first.html", f"http://{paper.host}/second.html"
    chosen = {"SPIDER_MIDDLEWARES": json.dumps({"breaking.Breaks": 1})}
    done = scrapy("extract", first, second, replay=None, private=paper.host, **chosen)
    assert done.code == 1
    assert [line["id"] for line in lines(done.out)] == [second]
    assert done.err.splitlines()[-1].startswith(f"scrapy extract: {first} gave no line")


def test_what_cannot_be_read_is_a_sentence_and_not_a_stack(scrapy: Scrapy, tmp_path: Path) -> None:
    damaged = bytearray(gzip.compress(WHOLE.encode()))
    damaged[40:60] = bytes(20)
    (tmp_path / "damaged.html.gz").write_bytes(damaged)
    (tmp_path / "gbk.jsonl").write_bytes('{"id": "渡口"}'.encode("gbk"))
    for arguments, said in (
        (["nowhere.html"], "cannot be read"),
        ([str(tmp_path / "damaged.html.gz")], "cannot be read"),
        (["--manifest", str(tmp_path / "gbk.jsonl")], "is not written in UTF-8"),
    ):
        done = scrapy("extract", *arguments)
        assert done.code == 2
        assert said in done.err
        assert "Traceback" not in done.err


def test_explain_prints_the_lines_of_a_page(scrapy: Scrapy, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(WHOLE, "utf-8")
    done = scrapy("extract", str(file), "--url", URL, "--explain")
    assert (done.code, done.err) == (0, "")
    rows = [line.split(maxsplit=2) for line in done.out.splitlines() if line.strip()]
    assert rows[0][0] == f"{file}:"
    assert sum(row[1] == "text" for row in rows) == len(PROSE)
    assert ["editor", "责任编辑：杨柳"] in [row[2].split() for row in rows[1:] if len(row) == 3]


def test_explain_writes_a_file_and_never_over_a_page(scrapy: Scrapy, tmp_path: Path) -> None:
    file, lines_file = tmp_path / "page.html", tmp_path / "lines.html"
    file.write_text(WHOLE, "utf-8")
    for _ in range(2):  # an explanation may take the place of an older one
        done = scrapy("extract", str(file), "--explain", str(lines_file))
        assert (done.code, done.out, done.err) == (0, "", "")
    assert PROSE[0] in lines_file.read_text("utf-8")
    refused = scrapy("extract", str(file), "--explain", str(file))
    assert refused.code != 0
    assert "is no explanation" in refused.err
    assert file.read_text("utf-8") == WHOLE


def test_explain_takes_the_name_behind_it_for_the_file_to_write(
    scrapy: Scrapy, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_text(WHOLE, "utf-8")
    done = scrapy("extract", "--explain", str(file))
    assert done.code == 2
    assert "behind --explain is the file to write" in done.err
    assert file.read_text("utf-8") == WHOLE


def test_explain_ends_with_3_for_a_page_that_was_refused(scrapy: Scrapy, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(KINDS["error"][0], "utf-8")
    done = scrapy("extract", str(file), "--explain")
    assert done.code == 3
    assert done.out.startswith(f"{file}: refused, soft-404")
