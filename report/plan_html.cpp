#include "report/plan_html.h"

#include <cmath>
#include <set>

#include "core/log/mass_words.h"
#include "core/plan/amount_words.h"
#include "report/commands.h"
#include "report/explain_html.h"
#include "report/plan_words.h"

namespace dowel {
namespace {

// Nothing may be fetched and nothing run; the page is text and its own style.
constexpr const char* kPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

constexpr const char* kStyle = R"css(
:root{--ink:#1b2329;--soft:#5a6872;--line:#cfd7dc;--tint:#f3f6f7;--mark:#0b6e69}
*{box-sizing:border-box}
body{margin:0 auto;max-width:190mm;padding:8mm 4mm;color:var(--ink);background:#fff;
  font:14px/1.4 "Source Sans 3","Segoe UI","Helvetica Neue",Arial,sans-serif}
h1{font-size:24px;margin:0 0 2mm}h2{font-size:18px;margin:0}h3{font-size:15px;margin:0}
p{margin:1.5mm 0}ul{margin:1.5mm 0;padding-left:5mm}li{margin:1mm 0}
.soft{color:var(--soft)}.theme{margin:.5mm 0 3mm}
.stop{border:2px solid #a4262c;border-radius:2mm;padding:4mm}
.limits{background:var(--tint);border-radius:2mm;padding:3mm 4mm;margin:4mm 0}
.week{margin-top:8mm}
.day{border:1px solid var(--line);border-radius:2mm;margin:0 0 4mm;overflow:hidden}
.day>header{display:flex;justify-content:space-between;background:var(--tint);padding:1.5mm 3mm}
table{width:100%;border-collapse:collapse}
th,td{text-align:left;vertical-align:top;padding:1.2mm 3mm;border-top:1px solid var(--line)}
tbody th{font-weight:600;width:46%}
.block th{color:var(--mark);font-size:12px;letter-spacing:.04em;padding-bottom:.6mm}
.amount{white-space:nowrap;width:22%}
.level{display:block;font-weight:400;color:var(--soft)}
.why td{border-top:0;padding-top:0;font-size:11.5px;line-height:1.25;color:var(--soft)}
.why span{white-space:nowrap}
.done{border-bottom:1px dotted var(--soft);display:block;height:5mm}
.calendar td,.calendar th{padding:.8mm 2mm;border:1px solid var(--line);text-align:center;width:auto}
.calendar .hips{background:var(--mark);color:#fff}.calendar .own{background:#d9e2e6}
.calendar .easy{background:#e6f2ef}
@media(max-width:560px){.done{display:none}.amount,.why span{white-space:normal}}
@page{size:A4;margin:12mm}
@media print{body{padding:0;max-width:none;font-size:10.5px}.week{break-before:page;margin-top:0}
  .day{break-inside:avoid;margin-bottom:2.5mm}th,td{padding:.5mm 2.5mm}.day>header{padding:.6mm 2.5mm}
  .block th{font-size:9.5px;padding-bottom:.2mm}.why td{font-size:8.5px;padding-bottom:.5mm}
  .done{height:3.5mm}h2{font-size:15px}h3{font-size:12px}
  .day,.limits,.calendar td{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
)css";

std::string escaped(const std::string& text) {
  std::string out;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

class Page {
 public:
  Page(const Knowledge& knowledge, const PlanHtmlOptions& options)
      : knowledge_(knowledge), options_(options) {}

  std::string make(const Programme& programme) {
    const std::string title = "Hip programme from " + plan_words::day_and_year(programme.start);
    add("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    add("<meta http-equiv=\"Content-Security-Policy\" content=\"").add(kPolicy).add("\">");
    add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>");
    text(title).add("</title><style>").add(kStyle);
    if (options_.guide) add(report::kHowToStyle);
    add("</style></head><body><header><h1>");
    text(title).add("</h1><p class=\"soft\">");
    if (!options_.athlete.empty()) text(options_.athlete).add(" · ");
    text(plan_words::aim(programme.aim)).add(" · ");
    add(std::to_string(programme.weeks.size())).add(" weeks</p></header><main>\n");
    if (programme.stop) {
      stop(*programme.stop);
    } else {
      summary(programme);
      for (const PlanWeek& w : programme.weeks) week(w);
      how_it_is_done(programme);
    }
    return add("</main></body></html>\n").html_;
  }

 private:
  Page& add(const std::string& html) {
    html_ += html;
    return *this;
  }
  Page& text(const std::string& plain) { return add(escaped(plain)); }

  void stop(const Stop& stop) {
    add("<section class=\"stop\" role=\"alert\"><h2>No plan</h2><p>");
    text(stop.why.text).add("</p><p><strong>");
    text(report::said(stop.advice, options_.surface)).add("</strong></p><p class=\"soft\">");
    text(plan_words::footing(stop.why)).add("</p></section>\n");
  }

  void summary(const Programme& programme) {
    if (const Exercise* main = find_exercise(knowledge_, programme.main_hinge)) {
      add("<p><strong>Main hinge: ").text(main->name).add(".</strong> ");
      text(programme.why_main.text).add("</p>");
    }
    add("<ul>");
    for (const Reason& note : programme.notes) {
      add("<li>").text(report::said(note, options_.surface)).add(" <span class=\"soft\">");
      text(plan_words::footing(note)).add("</span></li>");
    }
    add("</ul>");
    calendar(programme);
    if (programme.shortfalls.empty()) return;
    add("<section class=\"limits\"><h2>What this plan cannot meet</h2><ul>");
    for (const std::string& said : plan_words::shortfalls(programme)) {
      add("<li>").text(said).add("</li>");
    }
    add("</ul></section>\n");
  }

  void calendar(const Programme& programme) {
    add("<table class=\"calendar\"><thead><tr><th scope=\"col\">Week</th>");
    for (const char* day : {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}) {
      add("<th scope=\"col\">").add(day).add("</th>");
    }
    add("</tr></thead><tbody>");
    for (const PlanWeek& week : programme.weeks) {
      add("<tr><th scope=\"row\">").add(std::to_string(week.number));
      add(week.deload ? " easier</th>" : "</th>");
      for (int weekday = 0; weekday < 7; ++weekday) cell(week, weekday);
      add("</tr>");
    }
    add("</tbody></table>\n");
  }

  void cell(const PlanWeek& week, int weekday) {
    for (const PlanDay& day : week.days) {
      if (day.weekday != weekday) continue;
      const std::string kind = !day.training ? "easy" : day.hips ? "hips" : "own";
      add("<td class=\"" + kind + "\">" + kind + "</td>");
      return;
    }
    add("<td></td>");
  }

  void week(const PlanWeek& week) {
    add("<section class=\"week\"><h2>Week ").add(std::to_string(week.number));
    add(week.deload ? " · easier" : "").add("</h2><p class=\"theme soft\">");
    text(week.theme).add("</p>\n");
    for (const PlanDay& d : week.days) day(d);
    add("</section>\n");
  }

  void day(const PlanDay& day) {
    add("<section class=\"day\"><header><h3>").text(plan_words::day(day.date)).add("</h3><span>");
    add(day.training ? "" : "day off · ").add(figure_words(std::round(day.minutes)));
    add(" min</span></header><table>");
    for (const PlanBlock& b : day.blocks) {
      add("<tbody><tr class=\"block\"><th scope=\"rowgroup\" colspan=\"3\">");
      text(plan_words::heading(b.kind)).add("</th></tr>");
      for (const Prescription& l : b.lines) line(l, b.kind);
      add("</tbody>");
    }
    add("</table></section>\n");
  }

  // One card for each exercise of the plan, in the order in which they come up.
  void how_it_is_done(const Programme& programme) {
    if (!options_.guide) return;
    std::string cards;
    std::set<std::string> shown;
    for (const PlanWeek& w : programme.weeks) {
      for (const PlanDay& d : w.days) {
        for (const PlanBlock& b : d.blocks) {
          for (const Prescription& l : b.lines) {
            const Exercise* exercise = find_exercise(knowledge_, l.exercise);
            if (!exercise || !shown.insert(exercise->id).second) continue;
            cards += report::how_to_card_html(*options_.guide, exercise->id, exercise->name);
          }
        }
      }
    }
    if (cards.empty()) return;
    add("<section class=\"week\"><h2>How it is done</h2><div class=\"cards\">").add(cards);
    add("</div></section>\n");
  }

  void line(const Prescription& line, BlockKind kind) {
    add("<tr><th scope=\"row\">").text(plan_words::name(knowledge_, line));
    if (!line.level.empty()) add("<span class=\"level\">level ").text(line.level).add("</span>");
    add("</th><td class=\"amount\">").text(amount_words(line)).add("</td><td>");
    std::string how = plan_words::load(line, options_.unit);
    const std::string rest = plan_words::rest(line);
    if (!rest.empty()) how.append(how.empty() ? "" : "; ").append(rest);
    text(how);
    const bool written_down = kind == BlockKind::kMain || kind == BlockKind::kAccessory ||
                              kind == BlockKind::kRestoration;
    if (written_down) add("<span class=\"done\" aria-hidden=\"true\"></span>");
    add("</td></tr>");
    if (!options_.why) return;
    add("<tr class=\"why\"><td colspan=\"3\">").text(line.why.text).add(" <span>");
    text(plan_words::footing(line.why)).add("</span></td></tr>");
  }

  const Knowledge& knowledge_;
  const PlanHtmlOptions& options_;
  std::string html_{};
};

}  // namespace

std::string plan_html(const Programme& programme, const Knowledge& knowledge,
                      const PlanHtmlOptions& options) {
  return Page(knowledge, options).make(programme);
}

}  // namespace dowel
