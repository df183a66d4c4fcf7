"""Which body of an article is a part of which, where the words between their names say so.

What comes in are the bodies of an article; what goes out are they with the bodies that they belong to.

>>> from hoptac.mentions.organisations import namings
>>> from hoptac.mentions.sheet import Sheet
>>> sheet = Sheet.of("Công ty Hoa Sen là doanh nghiệp thuộc Tập đoàn Bình Minh")
>>> bodies = Bodies(sheet, namings(sheet))
>>> belong(bodies)
>>> bodies.by_name["Công ty Hoa Sen"].part_of
'Tập đoàn Bình Minh'
"""

from __future__ import annotations

import re
from itertools import pairwise

from hoptac.entities.bodies import Bodies
from hoptac.mentions.naming import Naming
from hoptac.text import fold

PART_OF = re.compile(
    r"[\s,(–-]*(?:là )?(?:một )?(?:(?:đơn vị|doanh nghiệp|công ty|ngân hàng|cơ quan|tổ chức|trường)"
    r"(?: nhà nước| thành viên| sự nghiệp)* )?(?:trực thuộc|thuộc|thành viên của|thành viên thuộc|công ty con của) "
)
LONGEST_GAP = 60
UNIVERSITY, UNITS = "university", ("department", "university")
SCHOOL, SCHOOLS = "trường", "đại học"


def belong(bodies: Bodies) -> None:
    """Say which body is a part of which, where the words between two names say so."""
    for naming, whole in pairwise(bodies.namings):
        part, owner = bodies.name_of.get(naming.start), bodies.name_of.get(whole.start)
        if part and owner and part != owner and _is_part(bodies, naming, whole) and not bodies.by_name[part].part_of:
            bodies.by_name[part].part_of = owner
            bodies.by_name[part].part_of_at = (naming.start, whole.stop)


def _is_part(bodies: Bodies, naming: Naming, whole: Naming) -> bool:
    gap = bodies.sheet.folded[naming.stop : whole.start]
    if gap.strip(" -–,") == "" and _is_school_of(bodies, naming, whole):
        return True
    if gap == " (" and bodies.sheet.text[whole.stop : whole.stop + 1] == ")":
        return whole.known is not None and bodies.by_name[bodies.name_of[naming.start]].type in UNITS
    return len(gap) <= LONGEST_GAP and PART_OF.fullmatch(gap) is not None


def _is_school_of(bodies: Bodies, naming: Naming, whole: Naming) -> bool:
    """Whether a school stands right before the university that it is a part of."""
    part, owner = bodies.by_name[bodies.name_of[naming.start]], bodies.by_name[bodies.name_of[whole.start]]
    return part.type == owner.type == UNIVERSITY and fold(part.name).startswith(SCHOOL) and fold(owner.name).startswith(SCHOOLS)
