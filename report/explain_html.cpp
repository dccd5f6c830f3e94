#include "report/explain_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "report/entry_index.h"
#include "report/explain.h"
#include "report/explain_how_to.h"
#include "report/pose_svg.h"
#include "report/text.h"

namespace dowel::report {
namespace {

// Nothing may be fetched and nothing run; the page is text and its own style.
constexpr const char* kPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

constexpr const char* kPageStyle = R"css(
:root{--ink:#1b2329;--soft:#5a6872;--line:#cfd7dc;--tint:#f3f6f7;--mark:#0b6e69}
*{box-sizing:border-box}
body{margin:0 auto;max-width:190mm;padding:8mm 4mm;color:var(--ink);background:#fff;
  font:15px/1.45 "Source Sans 3","Segoe UI","Helvetica Neue",Arial,sans-serif}
h1{font-size:24px;margin:0 0 1mm}h2{font-size:17px;margin:5mm 0 1mm}h3{font-size:15px;margin:3mm 0 1mm}
p{margin:1.5mm 0}ul,ol{margin:1.5mm 0;padding-left:6mm}li{margin:1mm 0}
article+article{margin-top:10mm;border-top:1px solid var(--line);padding-top:6mm}
.soft{color:var(--soft)}details summary{cursor:pointer;color:var(--mark);margin-top:4mm}
@page{size:A4;margin:12mm}
@media print{body{padding:0;max-width:none;font-size:11.5px}article+article{break-before:page;border:0}
  details{display:none}}
)css";

std::string listing(const char* tag, const std::vector<std::string>& lines) {
  std::string out = fmt::format("<{}>", tag);
  for (const std::string& line : lines) out += fmt::format("<li>{}</li>", escape_html(line));
  return out + fmt::format("</{}>", tag);
}

std::string steps(const Knowledge& knowledge, const std::vector<HowToStep>& all) {
  std::vector<std::string> lines;
  for (const HowToStep& step : all) lines.push_back(step_words(knowledge, step));
  return listing("ul", lines);
}

std::string part(const char* heading, const std::string& inside) {
  return fmt::format("<h2>{}</h2>{}", heading, inside);
}

std::string drawing(const Guide& guide, const std::string& id, const std::string& name) {
  const PoseFigure* figure = find_figure(guide.figures, id);
  if (!figure) return {};
  return fmt::format("<figure class=\"drawing\">{}</figure>", pose_svg(*figure, name));
}

// A page of plain text (text_page.h) as HTML: a heading stands at the margin, a paragraph two in,
// the lines of a list begin with a dash.
std::string page_as_html(const std::string& page) {
  std::istringstream lines(page);
  std::string out, line;
  enum class Open { kNothing, kItem, kParagraph } open = Open::kNothing;
  const auto close = [&] {
    if (open == Open::kItem) out += "</li></ul>";
    if (open == Open::kParagraph) out += "</p>";
    open = Open::kNothing;
  };
  while (std::getline(lines, line)) {
    if (line.empty()) continue;
    if (line.front() != ' ') {
      close();
      out += fmt::format("<h3>{}</h3>", escape_html(line));
    } else if (line.starts_with("  - ")) {
      if (open == Open::kParagraph) close();
      out += fmt::format("{}<li>{}", open == Open::kItem ? "</li>" : "<ul>",
                         escape_html(line.substr(4)));
      open = Open::kItem;
    } else if (open == Open::kNothing) {
      out += fmt::format("<p>{}", escape_html(line.substr(2)));
      open = Open::kParagraph;
    } else {
      out += fmt::format(" {}", escape_html(line.substr(line.find_first_not_of(' '))));
    }
  }
  close();
  return out;
}

std::string kind_of(const Knowledge& knowledge, const std::string& id) {
  for (const IndexEntry& entry : index_of_entries(knowledge)) {
    if (entry.id == id) return std::string(entry.kind);
  }
  return {};
}

}  // namespace

const char* const kHowToStyle = R"css(
.drawing{margin:3mm 0}.drawing svg{width:100%;height:auto;max-height:80mm}
@media (max-width:40rem){.drawing{overflow-x:auto}.drawing svg{min-width:36rem}}
.cue{font-size:1.1em;font-weight:600}.stop-if{border-left:3px solid #b3261e;padding-left:3mm}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(84mm,1fr));gap:4mm}
.card{border:1px solid var(--line);border-radius:2mm;padding:2mm 3mm;break-inside:avoid}
.card h3{margin:0}.card .drawing{margin:1mm 0}.card .drawing svg{max-height:44mm}.card p{margin:.8mm 0}
)css";

std::string how_to_html(const Knowledge& knowledge, const Guide& guide, const std::string& id,
                        const std::string& name) {
  std::string out = drawing(guide, id, name);
  const HowTo* how = find_how_to(guide.how_to, id);
  if (!how) return out;
  out = fmt::format("<p class=\"cue\">{}</p>{}", escape_html(how->cue), out);
  out += part("Set-up", listing("ol", how->set_up));
  out += part("Movement", listing("ol", how->movement));
  out += part("What to feel", fmt::format("<p>{}</p>", escape_html(how->feel)));
  out += part("Stop if", fmt::format("<p class=\"stop-if\">{}</p>", escape_html(how->stop_if)));
  out += part("Easier", steps(knowledge, how->easier));
  return out + part("Harder", steps(knowledge, how->harder));
}

std::string how_to_card_html(const Guide& guide, const std::string& id, const std::string& name) {
  const HowTo* how = find_how_to(guide.how_to, id);
  const std::string drawn = drawing(guide, id, name);
  if (!how && drawn.empty()) return {};
  std::string out = fmt::format("<article class=\"card\"><h3>{}</h3>{}", escape_html(name), drawn);
  if (how) {
    out += fmt::format("<p class=\"cue\">{}</p><p class=\"stop-if\">Stop if: {}</p>",
                       escape_html(how->cue), escape_html(how->stop_if));
  }
  return out + "</article>";
}

Result<std::string> explain_html(const Knowledge& knowledge, const Guide& guide,
                                 const std::vector<std::string>& ids) {
  std::string inside, title;
  for (const std::string& asked : ids) {
    const Result<std::string> id = explained_id(knowledge, asked);
    DOWEL_TRY(id);
    const Result<std::string> page = explain(knowledge, *id);
    DOWEL_TRY(page);
    const std::string name = name_of_entry(knowledge, *id);
    title += fmt::format("{}{}", title.empty() ? "" : ", ", name);
    const std::string how = how_to_html(knowledge, guide, *id, name);
    const std::string rest = page_as_html(page->substr(std::min(page->find("\n\n"), page->size())));
    inside += fmt::format(
        "<article><header><h1>{}</h1><p class=\"soft\">{} · {}</p></header>{}</article>\n",
        escape_html(name), escape_html(*id), escape_html(kind_of(knowledge, *id)),
        how.empty() ? rest
                    : fmt::format("{}<details><summary>What the articles and Dowel say of it"
                                  "</summary>{}</details>",
                                  how, rest));
  }
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
      "<title>{}</title><style>{}{}</style></head><body><main>\n{}</main></body></html>\n",
      kPolicy, escape_html(title), kPageStyle, kHowToStyle, inside);
}

}  // namespace dowel::report
