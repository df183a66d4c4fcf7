// What the page says, in Vietnamese and English, and which of the two it says now.
const WORDS = {
  vi: {
    search: "Tìm tên hoặc trích dẫn", none: "Không tìm thấy", list: "Danh sách", other: "EN", otherName: "English", legend: "Chú giải · bấm để ẩn, hiện",
    things: "Loại vật", lines: "Loại liên hệ", nodes: "mục", edges: "liên hệ", documents: "bài báo", close: "Đóng",
    hint: "Chọn một hình hoặc một đường nối để xem đó là gì, và nguyên văn câu nói điều ấy.", facts: "Được biết", linked: "Liên hệ",
    quotes: "Nguyên văn", noQuote: "Không kèm trích dẫn.", inferred: "Suy ra, không có câu nào nói nguyên như vậy. Luật:",
    more: "trích dẫn nữa", fit: "Vừa khung", near: "Phóng to", far: "Thu nhỏ", move: "Chuyển động", edgeWords: "Chữ trên đường",
    picture: "Hình vẽ. Phím mũi tên để dời, + và − để phóng và thu, 0 để vừa khung; nút Danh sách cho mọi mục bằng chữ.", address: "Địa chỉ",
    tools: "Điều khiển hình", found: "Kết quả tìm", empty: "Chưa có gì để vẽ.",
  },
  en: {
    search: "Find a name or a quote", none: "Nothing found", list: "List", other: "VI", otherName: "Tiếng Việt", legend: "Legend · press to hide, show",
    things: "Kinds of things", lines: "Kinds of connections", nodes: "things", edges: "connections", documents: "articles", close: "Close",
    hint: "Choose a shape or a line to see what it is, and the very words that say so.", facts: "What is known", linked: "Connections",
    quotes: "In the article's words", noQuote: "Without quotes.", inferred: "Inferred: no sentence says it so. The rule:",
    more: "more quotes", fit: "Fit", near: "Zoom in", far: "Zoom out", move: "Let it move", edgeWords: "Words on lines",
    picture: "Picture. Arrow keys move it, + and − zoom, 0 fits; the List button gives everything as text.", address: "Address",
    tools: "Controls of the picture", found: "Found", empty: "There is nothing to draw yet.",
  },
};

const ONE = { things: "thing", connections: "connection", articles: "article", "more quotes": "more quote" };

let language = "vi";

const say = (key) => WORDS[language][key];
const named = (thing) => thing[language] || thing.vi;
const counted = (number, key) => `${number.toLocaleString(language)} ${(number === 1 && ONE[say(key)]) || say(key)}`;
