"""The picture of a chain: what stands in it, where, and what it says without colour."""

import random
from dataclasses import replace
from itertools import combinations

from regie.actions.assess import assess
from regie.locale.carried import to_data
from regie.reports.chain import Line, Node, Picture, Wanted, Words, deciding_path, draw, lay_out, lit, walk
from regie.reports.chain.layout import GAP, HEIGHT, WIDTH
from regie.reports.chain.parts import BANDS
from regie.reports.kept.near import near
from tiny import AT, adding, owned, setting, supplier, tiny


def kept(landscape):
    """What the site would keep, and how the walk asks for it."""
    pieces = {id_: to_data(body) for id_, body in near(assess(landscape, at=AT))}
    return lambda keys: {key: pieces[key] for key in keys if key in pieces}


def american():
    """The host of the tiny landscape is bought by an American company."""
    return owned(tiny(), "polderhost", supplier("bigcloud", "Big Cloud Inc", "US"))


def shapes(count, lines):
    """A picture of so many blocks and lines, always the same."""
    dice = random.Random(7)
    kinds = ("process", "application", "platform", "organisation", "country")
    nodes = {f"n{at}": Node(f"n{at}", kinds[at % 5], BANDS[kinds[at % 5]]) for at in range(count)}
    pairs = [pair for pair in combinations(nodes, 2) if nodes[pair[0]].band < nodes[pair[1]].band]
    return Picture("n0", nodes, tuple(Line(*pair, "uses") for pair in dice.sample(pairs, lines)))


def drawn(picture, **more):
    words = {id_: Words(f"Naam {id_}", "soort", f"?focus={id_}", f"Naam {id_}: soort") for id_ in picture.nodes}
    headings = {band: f"band {band}" for band in range(5)}
    return draw(picture, lay_out(picture), words, title="Keten", headings=headings, **more)


def test_a_process_reaches_through_application_and_platform_to_the_jurisdiction():
    picture = walk("uitkeringen", kept(tiny()))
    assert {"suite", "poldercloud", "polderhost", "duinsoft", "country:NL"} <= picture.nodes.keys()


def test_from_a_supplier_one_sees_all_that_leans_on_it_and_nothing_beside_it():
    picture = walk("polderhost", kept(tiny()))
    assert {"poldercloud", "suite", "uitkeringen"} <= picture.nodes.keys()
    assert "duinsoft" not in picture.nodes


def test_the_path_that_decides_leads_to_the_country_of_the_parent():
    picture = walk("uitkeringen", kept(american()))
    path = deciding_path(picture, "uitkeringen")
    assert [line.provider for line in path] == ["suite", "poldercloud", "polderhost", "bigcloud", "country:US"]


def test_nothing_decides_where_everything_is_autonomous():
    assert not any(line.decides for line in walk("uitkeringen", kept(tiny())).lines)


def test_what_nobody_knows_is_drawn_as_an_end_of_its_own():
    landscape = setting(tiny(), "suite", platform=type(tiny()["suite"].platform)())
    picture = walk("suite", kept(landscape))
    assert picture.nodes["open:platform"].kind == "open"
    assert Line("suite", "open:platform", "open", decides=True, sure=False) in picture.lines


def test_an_organisation_without_a_seat_has_an_unknown_jurisdiction():
    landscape = setting(tiny(), "duinsoft", seat=type(tiny()["suite"].platform)())
    assert "open:seat" in walk("suite", kept(landscape)).nodes


def test_a_long_column_ends_in_a_block_that_says_how_many_more_and_opens():
    landscape = tiny()
    for number in range(30):
        landscape = adding(landscape, replace(tiny()["suite"], id=f"suite-{number}", name=f"Suite {number}"))
    fetch = kept(landscape)
    closed = walk("polderhost", fetch)
    assert closed.nodes["more:application"].count == 31 - Wanted().a_kind
    assert "more:application" not in walk("polderhost", fetch, Wanted(opened=frozenset({"application"}))).nodes


def test_what_is_left_out_is_not_drawn():
    picture = walk("uitkeringen", kept(american()), Wanted(without=frozenset({"owned_by", "country"})))
    assert "bigcloud" not in picture.nodes
    assert not any(node.kind == "country" for node in picture.nodes.values())


def test_a_thing_without_links_has_no_picture():
    assert not walk("nergens", kept(tiny())).nodes


def test_no_two_blocks_touch_and_columns_run_from_left_to_right():
    picture = shapes(60, 94)
    placed = lay_out(picture)
    for (one, (x, y)), (other, (to_x, to_y)) in combinations(placed.blocks.items(), 2):
        apart = abs(x - to_x) >= WIDTH or abs(y - to_y) >= HEIGHT + GAP - 0.1
        assert apart, (one, other)
    bands = {picture.nodes[id_].band: x for id_, (x, _) in placed.blocks.items()}
    assert [bands[band] for band in sorted(bands)] == sorted(bands.values())


def test_every_line_starts_at_its_left_block_and_ends_at_its_right_one():
    placed = lay_out(shapes(60, 94))
    for line, points in placed.curves.items():
        x, y = placed.blocks[line.dependant]
        to_x, to_y = placed.blocks[line.provider]
        assert points[0][0] == x + WIDTH
        assert points[-1][0] == to_x
        assert y < points[0][1] < y + HEIGHT
        assert to_y < points[-1][1] < to_y + HEIGHT


def test_circles_and_links_within_a_column_are_drawn_too():
    nodes = {id_: Node(id_, "organisation", 3) for id_ in "abc"}
    lines = (Line("a", "b", "owned_by"), Line("b", "c", "owned_by"), Line("c", "a", "owned_by"))
    assert drawn(Picture("a", nodes, lines)).count('<path class="line"') == 3


def test_the_same_picture_is_always_drawn_the_same(golden):
    assert drawn(shapes(40, 50)) == drawn(shapes(40, 50))
    golden("chain/small.svg", drawn(shapes(9, 10), focus="n1", lit=lit(shapes(9, 10), "n1")).replace("<a ", "\n<a "))


def test_names_are_escaped_and_long_ones_shortened_but_said_whole():
    picture = Picture("a", {"a": Node("a", "platform", 2)}, ())
    words = {"a": Words("<b>" * 20, "", "?", "<b>" * 20)}
    svg = draw(picture, lay_out(picture), words, title="x", headings={2: "y"})
    assert "<b>" not in svg
    assert "…" in svg
    assert f'aria-label="{"&lt;b&gt;" * 20}"' in svg


def test_of_a_picture_as_large_as_they_come_every_block_is_drawn():
    picture = shapes(60, 94)
    svg = drawn(picture)
    assert [one for one in picture.nodes if f'aria-label="Naam {one}: soort"' not in svg] == []
