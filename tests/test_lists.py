"""The lists of ontology/: what the readers rely on in them."""

from datetime import date, timedelta

import pytest

from hoptac import resources, schemes
from hoptac.lists import Lists, lists
from hoptac.terms import Place

TYPES = {"government", "party", "company", "department", "university", "hospital", "other"}
MERGER = date(2025, 7, 1)


@pytest.fixture(scope="module")
def words() -> Lists:
    return lists()


# ---- what the words are --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("area", "fields"),
    [
        ("Hợp tác trong lĩnh vực xây dựng hạ tầng Viễn thông và CNTT", ["ICT infrastructure"]),
        ("Hợp tác trong lĩnh vực ứng dụng CNTT", ["digital government"]),
        ("Hợp tác hoàn thiện các giải pháp đảm bảo an toàn, an ninh thông tin", ["information security"]),
        ("Hợp tác trong lĩnh vực phát triển nguồn nhân lực Viễn thông - CNTT", ["workforce"]),
        ("xây dựng cơ sở hạ tầng VT-CNTT và phát triển đô thị thông minh", ["ICT infrastructure", "smart city"]),
        ("phục vụ cải cách hành chính, xây dựng chính quyền điện tử hướng tới chính quyền số", ["digital government"]),
        ("tuyên truyền nâng cao nhận thức về CNTT và phát triển nguồn nhân lực VT-CNTT", ["awareness raising", "workforce"]),
        ("xây dựng nông nghiệp thông minh", ["smart agriculture"]),
        ("ai cũng được học AI", ["artificial intelligence"]),
        ("văn hoá - thể thao - du lịch", ["culture and sport", "sport", "tourism"]),
        ("khám, chữa bệnh và bảo hiểm y tế", ["medical care", "insurance"]),
        ("thu xếp vốn cho các dự án lưới điện", ["credit", "electricity"]),
        ("đào tạo hơn 1.200 cán bộ", ["training of staff"]),
        ("những việc khác", []),
    ],
)
def test_an_area_falls_into_the_fields_of_its_words(words: Lists, area: str, fields: list[str]) -> None:
    assert [words.fields[iri].english for iri in words.fields_of(area)] == fields


def test_weak_words_count_only_where_no_other_does(words: Lists) -> None:
    assert words.fields_of("ứng dụng CNTT") == words.fields_of("chính quyền số")
    assert words.fields_of("ứng dụng CNTT trong y tế") == words.fields_of("y tế")


def test_fields_have_two_levels_and_say_what_they_are(words: Lists) -> None:
    tops = {field.iri for field in words.fields if not field.broader}
    assert len(tops) >= 15
    assert {field.broader for field in words.fields if field.broader} == tops
    told = {statement.iri for statement in schemes.read(resources.path("ontology")) if "definition" in " ".join(statement.about)}
    assert {field.iri for field in words.fields} <= told


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh", ["Bí thư", "Chủ tịch"]),
        ("CHỦ TỊCH HĐQT kiêm Tổng Giám đốc", ["Chủ tịch Hội đồng quản trị", "Tổng giám đốc"]),
        ("Đại sứ đặc mệnh toàn quyền", ["Đại sứ"]),
        ("Thủ tướng Chính phủ", ["Thủ tướng"]),
        ("Phó TGĐ và PCT", ["Phó Tổng giám đốc", "Phó Chủ tịch"]),
        (
            "Tổng Lãnh sự, Tham mưu trưởng, Tỉnh trưởng, Hiệu trưởng",
            ["Tổng Lãnh sự", "Tham mưu trưởng", "Tỉnh trưởng", "Hiệu trưởng"],
        ),
    ],
)
def test_posts_are_found_and_written_out(words: Lists, text: str, titles: list[str]) -> None:
    assert [found.value.name for found in words.posts.find(text)] == titles


def test_no_post_holds_the_name_of_a_body(words: Lists) -> None:
    """A title that swallows its body would lose it: Thủ tướng Chính phủ is a post and a body."""
    kept = {"Tổng Kiểm toán Nhà nước", "Thường trực Ban Bí thư", "Ủy viên Trung ương Đảng"}
    bodies = {post.name for post in words.posts for form in post.forms if words.organisations.find(form)}
    assert bodies <= kept


def test_what_stands_before_a_name_and_is_no_post(words: Lists) -> None:
    assert {found.value.name for found in words.honours.find("Đại tá, PGS.TS. và Thầy thuốc Ưu tú")} == {
        "Đại tá",
        "Phó Giáo sư, Tiến sĩ",
        "Thầy thuốc Ưu tú",
    }
    assert not [found for honour in words.honours for found in words.posts.find(honour.name)]
    assert {address.name for address in words.addresses} >= {"ông", "bà", "đồng chí"}
    assert {"Phó", "Quyền", "Nguyên"} <= {word.name for word in words.post_prefixes}
    assert {"Thường trực", "phụ trách"} <= {word.name for word in words.post_suffixes}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("thoả thuận hợp tác chiến lược", "Thỏa thuận hợp tác chiến lược"),
        ("Biên bản ghi nhớ (MOU)", "Biên bản ghi nhớ"),
        ("bản MoU", "Bản ghi nhớ"),
        ("chương trình phối hợp công tác", "Chương trình phối hợp công tác"),
        ("Ghi nhớ hợp tác toàn diện", "Bản ghi nhớ hợp tác toàn diện"),
        ("hợp đồng hạn mức tín dụng", "Hợp đồng tín dụng"),
    ],
)
def test_kinds_of_agreement(words: Lists, text: str, kind: str) -> None:
    assert next(found.value.name for found in words.agreement_kinds.find(text)) == kind


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("UBND tỉnh", [("Ủy ban nhân dân", "government", True)]),
        ("Sở TT&TT", [("Sở Thông tin và Truyền thông", "department", True)]),
        ("CTCP Viễn thông", [("Công ty Cổ phần", "company", False), ("Viễn thông", "company", True)]),
        ("tập đoàn Viettel", [("Tập đoàn", "company", False)]),
        ("Trường ĐH Vinh", [("Trường Đại học", "university", False)]),
        ("Hội đồng quản trị, dịch vụ, hội trường, Bộ trưởng", []),
        ("chính quyền số", []),
        ("Đảng ủy Công ty", [("Đảng ủy", "party", False), ("Công ty", "company", False)]),
    ],
)
def test_heads_of_names_tell_the_type(words: Lists, text: str, kinds: list[tuple[str, str, bool]]) -> None:
    assert [(found.value.name, found.value.type, found.value.local) for found in words.organisation_kinds.find(text)] == kinds


def test_every_body_has_one_of_the_seven_types(words: Lists) -> None:
    assert {kind.type for kind in words.organisation_kinds} == TYPES
    assert {body.type for body in words.organisations} == TYPES
    assert len(words.organisations) >= 250


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("BIDV", "Ngân hàng Thương mại Cổ phần Đầu tư và Phát triển Việt Nam"),
        ("Ngân hàng TMCP Quân đội", "Ngân hàng Thương mại Cổ phần Quân đội"),
        ("Viettel", "Tập đoàn Công nghiệp - Viễn thông Quân đội"),
        ("Bộ GD&ĐT", "Bộ Giáo dục và Đào tạo"),
        ("EVNNPT", "Tổng công ty Truyền tải điện Quốc gia"),
        ("Tập đoàn Dầu khí Việt Nam", "Tập đoàn Công nghiệp - Năng lượng Quốc gia Việt Nam"),
        ("BCH TW Đảng", "Ban Chấp hành Trung ương Đảng"),
        ("CMC Telecom", "CMC Telecom"),
        ("đài tiếng nói việt nam", "Đài Tiếng nói Việt Nam"),
    ],
)
def test_a_body_is_known_by_any_of_its_names(words: Lists, form: str, name: str) -> None:
    body = words.organisations.named(form)
    assert body is not None
    assert body.name == name


@pytest.mark.parametrize("text", ["tải 100 mb", "chính phủ điện tử", "Chính phủ số", "acb", "MBS"])
def test_words_that_only_look_like_a_body_are_none(words: Lists, text: str) -> None:
    assert words.organisations.find(text) == []


def test_a_ministry_that_ended_leads_to_one_that_goes_on(words: Lists) -> None:
    ended = [body for body in words.organisations if body.until and body.name.startswith("Bộ ")]
    assert {body.name for body in ended} >= {"Bộ Thông tin và Truyền thông", "Bộ Kế hoạch và Đầu tư", "Bộ Giao thông vận tải"}
    for body in (body for body in words.organisations if body.until):
        assert all((words.organisations[iri].until or date.max) > (body.until or date.min) for iri in body.replaced_by), body.name
    assert all(body.replaced_by for body in ended)


def test_abbreviations_are_written_out(words: Lists) -> None:
    text = "Sở KH-CN TP.HCM, Ngân hàng TMCP Á Châu, BCH TW, UBND TP. Huế"
    assert words.written_out(text) == (
        "Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh, Ngân hàng Thương mại Cổ phần Á Châu, "
        "Ban Chấp hành Trung ương, Ủy ban nhân dân thành phố Huế"
    )


# ---- provinces in time ---------------------------------------------------------------------------


def provinces(words: Lists, day: date) -> list[Place]:
    """The provinces and cities of Vietnam that there were on a day."""
    return [
        place
        for place in words.places
        if place.type in ("tỉnh", "thành phố") and (place.since or date.min) <= day <= (place.until or date.max)
    ]


def test_there_were_63_provinces_and_there_are_34(words: Lists) -> None:
    before, after = provinces(words, MERGER - timedelta(1)), provinces(words, MERGER)
    assert (len(before), len(after)) == (63, 34)
    assert [sum(place.type == "thành phố" for place in places) for places in (before, after)] == [6, 6]
    assert len({place.name for place in after}) == 34
    assert sum(place.since == MERGER for place in after) == 23


def test_every_province_that_ended_went_up_in_one_that_is(words: Lists) -> None:
    after = {place.iri for place in provinces(words, MERGER)}
    for place in provinces(words, MERGER - timedelta(1)):
        assert place.until is None or (len(place.replaced_by) == 1 and set(place.replaced_by) <= after), place.name


BECAME = {
    "Quảng Trị": ("Quảng Bình",),
    "Gia Lai": ("Bình Định",),
    "Hải Phòng": ("Hải Dương",),
    "Đà Nẵng": ("Quảng Nam",),
    "Thành phố Hồ Chí Minh": ("Bà Rịa - Vũng Tàu", "Bình Dương"),
    "Lâm Đồng": ("Đắk Nông", "Bình Thuận"),
    "Cần Thơ": ("Sóc Trăng", "Hậu Giang"),
    "Vĩnh Long": ("Trà Vinh", "Bến Tre"),
    "Tây Ninh": ("Long An",),
    "Đồng Tháp": ("Tiền Giang",),
    "Ninh Bình": ("Nam Định", "Hà Nam"),
    "Lào Cai": ("Yên Bái",),
    "Huế": ("Thừa Thiên Huế",),
}


@pytest.mark.parametrize(("new", "old"), [(new, old) for new, olds in BECAME.items() for old in olds])
def test_what_became_of_a_province(words: Lists, new: str, old: str) -> None:
    ended = words.places.named(old)
    assert ended is not None
    assert words.places[ended.replaced_by[0]].name == new


def test_a_name_means_the_province_that_there_is(words: Lists) -> None:
    """Gia Lai ended and began again on the same day: its name means the new one, and the old one is still to be had."""
    now = words.places.named("Gia Lai")
    assert now is not None
    assert now.since == MERGER
    assert [place.until for place in words.places if now.iri in place.replaced_by] == [MERGER - timedelta(1)] * 2


def test_places_in_all_their_spellings(words: Lists) -> None:
    text = "TPHCM, Tp. Hồ Chí Minh, Daklak, Thừa Thiên - Huế, Xiengkhuang, CHDCND Lào, hòa bình ở Thái Bình Dương"
    assert [found.value.name for found in words.places.find(text)] == [
        "Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh", "Đắk Lắk", "Thừa Thiên Huế", "Xiêng Khoảng", "Lào", "Thái Bình Dương",
    ]  # fmt: skip
