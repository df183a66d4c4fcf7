"""Sentences cover the text, keep their place, and part captions and credits from prose."""

from hypothesis import given
from hypothesis import strategies as st

from hoptac.captions import picture_credits
from hoptac.model import Document, Part
from hoptac.sentences import sentences

VIETNAMESE = st.text(alphabet='aàáăâbcdđeêghiklmnoôơpqrstuưvxyẢÔĐ0123456789 .,;:!?()"“”-–…\n\r\t•*', max_size=300)


def parts(text: str) -> list[tuple[str, str]]:
    return [(s.part.value, text[s.start : s.stop]) for s in sentences(Document.of("a.txt", text))]


def prose(text: str) -> list[str]:
    return [words for part, words in parts(text) if part == Part.PROSE]


@given(VIETNAMESE | st.text(max_size=200))
def test_sentences_of_any_text_are_in_order_and_do_not_overlap(text: str) -> None:
    document = Document.of("a.txt", text)
    stop = 0
    for sentence in sentences(document):
        assert stop <= sentence.start < sentence.stop <= len(document.text)
        assert document.evidence(sentence.start, sentence.stop).quote == document.text[sentence.start : sentence.stop]
        stop = sentence.stop


def test_a_caption_glued_before_a_paragraph_is_parted_from_it() -> None:
    text = "Ông Lê Văn B trình bày nội dung. Ảnh: Trần C VNPT Nghệ An đã triển khai hệ thống."
    assert parts(text) == [
        ("caption", "Ông Lê Văn B trình bày nội dung."),
        ("credit", "Ảnh: Trần C"),
        ("prose", "VNPT Nghệ An đã triển khai hệ thống."),
    ]


def test_a_caption_in_the_middle_of_a_paragraph_takes_only_its_own_sentence() -> None:
    text = "Một là prose. Hai cũng vậy. Hai bên ký kết. Ảnh: Trần Văn C Tập đoàn tư vấn cho tỉnh."
    assert [part for part, _ in parts(text)] == ["prose", "prose", "caption", "credit", "prose"]


def test_a_sentence_glued_to_the_one_before_is_parted_from_it_and_short_forms_and_addresses_are_not() -> None:
    assert prose("Lễ ký của hai trường.Tham gia buổi lễ có khách.") == ["Lễ ký của hai trường.", "Tham gia buổi lễ có khách."]
    for words in ("Bệnh viện Đa khoa TP.Hồ Chí Minh ký.", "Trang vietnam.Vn đăng tin.", "Ông là GS.Trần Văn Mẫu và bạn."):
        assert prose(words) == [words]


def test_a_credit_in_brackets_ends_with_its_bracket() -> None:
    assert parts("Toàn cảnh buổi lễ. (Ảnh: PV)") == [("caption", "Toàn cảnh buổi lễ."), ("credit", "(Ảnh: PV)")]


def test_names_of_credits_end_where_the_next_sentence_begins() -> None:
    for following in ("Chỉ ra những mục tiêu", "Để thỏa thuận đạt hiệu quả", "UBND tỉnh ký", '"Tỉnh sẽ hỗ trợ"', "Tập đoàn VNPT"):
        text = f"Buổi lễ. Ảnh: Trần Bằng {following} và còn nữa, rất dài để không ai nhầm với một tên người."
        (credit,) = picture_credits(text)
        assert text[credit.name_start : credit.name_stop] == "Trần Bằng"


def test_a_shouted_credit_is_one_name() -> None:
    text = "Toàn cảnh lễ ký. ẢNH: TRẦN PHÚ"
    (credit,) = picture_credits(text)
    assert text[credit.name_start : credit.name_stop] == "TRẦN PHÚ"


def test_short_forms_and_initials_end_no_sentence() -> None:
    assert len(prose("Lễ ký tại TP. Vinh có GS. TS. Trần A, bà N. B và P. Giám đốc dự.")) == 1
    assert len(prose("Hai bên hợp tác trên mọi lĩnh vực của TP. Cụ thể, FPT sẽ mở lớp.")) == 2
    assert len(prose("Hai bên hợp tác trên các lĩnh vực của TP. Cụ thể, hai bên mở lớp.")) == 2
    assert len(prose("Hai bên thử nền tảng Thilop.Online vào việc dạy.")) == 1


def test_dates_with_points_end_no_sentence() -> None:
    assert len(prose("Sáng 4.4.2017, hai bên ký thỏa thuận.")) == 1


def test_an_ellipsis_before_a_small_letter_ends_no_sentence() -> None:
    assert len(prose("Viễn thông, y tế… và giáo dục là trọng tâm.")) == 1


def test_list_items_lose_their_marks_and_keep_their_words() -> None:
    text = "Gồm:\n- hạ tầng;\n* chính quyền số;\n1. kinh tế;\n(2) xã hội;\na) y tế."
    assert [w for p, w in parts(text) if p == "item"] == ["hạ tầng;", "chính quyền số;", "kinh tế;", "xã hội;", "y tế."]


def test_an_office_in_brackets_before_the_lead_is_no_part_of_it() -> None:
    assert prose("(Hà Nội) – Chiều 29/4, hai bên ký.") == ["Chiều 29/4, hai bên ký."]


def test_a_line_without_an_end_is_a_heading_and_the_last_short_ones_are_bylines() -> None:
    assert [p for p, _ in parts("Hai bên ký thỏa thuận\n\nHôm nay, hai bên ký.\n\nPV")] == ["heading", "prose", "byline"]


def test_the_date_line_is_parted_from_the_sentence_behind_it() -> None:
    assert parts(" date 2020-12 Tham dự có ông A.") == [("dateline", "date 2020-12"), ("prose", "Tham dự có ông A.")]
