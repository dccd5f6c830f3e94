#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "report/html/chart.h"
#include "report/html/page.h"
#include "report/measure_name.h"
#include "report/text.h"

namespace dowel::report {
namespace {

// The findings of one rule that were decided by the same measure, each with the rep it belongs to.
struct RuleOverSet {
  std::vector<std::pair<const Rep*, const Finding*>> findings;

  const Finding& any() const { return *findings.front().second; }
};

// By rule and measure: a rule with several conditions may be decided by another measure, in another
// unit, in every rep.
using RulesOverSet = std::map<std::pair<std::string, std::string>, RuleOverSet>;

RulesOverSet rules_of_checkpoint(const PageData& page, std::size_t column) {
  RulesOverSet out;
  for (std::size_t i = 0; i < page.grid.rows.size(); ++i) {
    for (const Finding* finding : page.grid.rows[i][column].findings) {
      RuleOverSet& rule = out[{finding->rule, finding->measure}];
      rule.findings.emplace_back(&page.analysis.reps.reps[i], finding);
    }
  }
  return out;
}

bool drawable(const Finding& finding) { return shown_state(finding) != FindingState::kCannotTell; }

std::string rep_label(const Rep& rep) { return rep.partial ? "cut" : std::to_string(rep.index); }

// Range that holds all values with their bars and the threshold.
PlotFrame dot_frame(const RuleOverSet& rule, double width) {
  double low = rule.any().threshold, high = low;
  for (const auto& [rep, finding] : rule.findings) {
    if (!drawable(*finding)) continue;
    low = std::min(low, finding->value->value - finding->value->sd);
    high = std::max(high, finding->value->value + finding->value->sd);
  }
  const double margin = std::max(0.12 * (high - low), 1e-6);
  const auto reps = static_cast<double>(rule.findings.size());
  return {58, 10, width - 70, 128, 0.5, reps + 0.5, low - margin, high + margin};
}

std::string limit_marks(const PlotFrame& frame, const Finding& finding) {
  const double y = frame.y(finding.threshold);
  const double from = finding.broken_above ? frame.top : y;
  const double to = finding.broken_above ? y : frame.bottom();
  return fmt::format(
      R"(<rect class="beyond" x="{0}" y="{1}" width="{2}" height="{3}"/><path class="limit" d="M{0} {4}H{5}"/>)",
      coordinate(frame.left), coordinate(from), coordinate(frame.width), coordinate(to - from),
      coordinate(y), coordinate(frame.right()));
}

std::string dot(const PlotFrame& frame, double at, const Finding& finding) {
  const double x = frame.x(at);
  if (!drawable(finding)) {
    return fmt::format(R"(<text class="untold" x="{}" y="{}">?</text>)", coordinate(x),
                       coordinate(frame.bottom() - 6));
  }
  const Measured& v = *finding.value;
  return fmt::format(
      R"(<g class="{}"><path class="whisker" d="M{} {}V{}"/><use href="#i-{}" x="{}" y="{}" width="13" height="13" class="icon {}"/></g>)",
      state_key(finding.state), coordinate(x), coordinate(frame.y(v.value - v.sd)),
      coordinate(frame.y(v.value + v.sd)), state_key(finding.state), coordinate(x - 6.5),
      coordinate(frame.y(v.value) - 6.5), state_key(finding.state));
}

std::string dot_plot(const RuleOverSet& rule, const MeasureName& name) {
  const bool any = std::any_of(rule.findings.begin(), rule.findings.end(),
                               [](const auto& entry) { return drawable(*entry.second); });
  if (!any || !std::isfinite(rule.any().threshold)) return {};
  const double width = std::max(420.0, 80 + 22.0 * static_cast<double>(rule.findings.size()));
  const PlotFrame frame = dot_frame(rule, width);
  const auto ticks = round_ticks(frame.low_y, frame.high_y, 4);
  std::string marks, labels;
  const std::size_t every = rule.findings.size() > 20 ? 5 : 1;
  for (std::size_t i = 0; i < rule.findings.size(); ++i) {
    const double at = static_cast<double>(i) + 1;
    marks += dot(frame, at, *rule.findings[i].second);
    if ((i + 1) % every != 0 && i != 0) continue;
    labels += fmt::format(R"(<text class="x" x="{}" y="{}">{}</text>)", coordinate(frame.x(at)),
                          coordinate(frame.bottom() + 17), rep_label(*rule.findings[i].first));
  }
  return fmt::format(
      R"(<div class="scroll" tabindex="0" role="region" aria-label="{0}, rep by rep"><svg class="plot dots" viewBox="0 0 {1} 162" style="min-width:{2}px;max-width:{3}px" role="img" aria-label="{0} of every rep with its uncertainty against the limit of {4}; the same numbers are in the table below">{5}{6}<g class="axes">{7}</g>{8}<text class="unit" x="{9}" y="{10}">rep</text></svg></div>
)",
      escape_html(capitalised(name.title)), coordinate(width), coordinate(width * 0.8),
      coordinate(width * 1.15), value_text(name, rule.any().threshold),
      limit_marks(frame, rule.any()), axes(frame, {}, 0, ticks, decimals_for(ticks), name.suffix),
      labels, marks, coordinate(frame.left - 7), coordinate(frame.bottom() + 17));
}

std::string number_rows(const RuleOverSet& rule, const MeasureName& name) {
  std::string out;
  for (const auto& [rep, finding] : rule.findings) {
    const std::string value = drawable(*finding) ? value_text(name, *finding->value) : "–";
    const std::string at = fixed_for_people(finding->at_s, 1);
    out += fmt::format(
        "<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"number\">{}</td><td "
        "class=\"number\">{} s</td><td>{}</td></tr>\n",
        rep_label(*rep), state_badge(shown_state(*finding)), value, at,
        escape_html(as_sentence(finding->reason)));
  }
  return out;
}

std::string answer(const RuleOverSet& rule, const Names& names) {
  for (const FindingState wanted : {FindingState::kBroken, FindingState::kBorderline}) {
    for (const auto& [rep, finding] : rule.findings) {
      if (shown_state(*finding) != wanted) continue;
      const std::string drills = drill_items(finding->drills, names);
      const std::string cue =
          finding->remedy.empty()
              ? ""
              : fmt::format("<p class=\"cue\">{}</p>", escape_html(as_sentence(finding->remedy)));
      return cue + (drills.empty() ? "" : fmt::format("<ul class=\"drills\">{}</ul>", drills));
    }
  }
  return {};
}

std::string rule_block(const RuleOverSet& rule, bool shared, const Names& names) {
  const Finding& any = rule.any();
  const MeasureName name = name_measure(any.measure, names);
  std::string source = any.source.empty() ? ""
                                          : fmt::format(" Where the limit comes from: {}.",
                                                        without_stop(escape_html(any.source)));
  if (shared) {
    source += " This rule looks at more than one number; shown are the reps that this one decided.";
  }
  return fmt::format(
      R"(<div class="rule"><div><p class="limit-text">{}, broken {} <b>{}</b>.<span class="source">{}</span></p>{}</div>
{}<details><summary>The numbers</summary><div class="scroll" tabindex="0" role="region" aria-label="Numbers of {}"><table>
<thead><tr><th scope="col">Rep</th><th scope="col">State</th><th scope="col">Value ± uncertainty</th><th scope="col">At</th><th scope="col">What was seen</th></tr></thead>
<tbody>
{}</tbody></table></div></details></div>
)",
      escape_html(capitalised(name.title)), any.broken_above ? "above" : "below",
      value_text(name, any.threshold), source, answer(rule, names), dot_plot(rule, name),
      escape_html(name.title), number_rows(rule, name));
}

std::string tally(const GridColumn& column) {
  std::string out;
  const auto add = [&](FindingState state, int n) {
    if (n > 0) out += state_badge(state, fmt::format("{} {}", n, state_text(state)));
  };
  add(FindingState::kBroken, column.broken);
  add(FindingState::kBorderline, column.borderline);
  add(FindingState::kHeld, column.held);
  add(FindingState::kCannotTell, column.cannot_tell);
  return out;
}

// Checkpoints with something to answer stand first.
std::vector<std::size_t> reading_order(const CheckpointGrid& grid) {
  std::vector<std::size_t> order(grid.columns.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto weight = [&](std::size_t i) {
      return 1000 * grid.columns[i].broken + grid.columns[i].borderline;
    };
    return weight(a) > weight(b);
  });
  return order;
}

}  // namespace

std::string findings_section(const PageData& page) {
  if (page.grid.columns.empty()) return {};
  std::string cards;
  for (const std::size_t c : reading_order(page.grid)) {
    const GridColumn& column = page.grid.columns[c];
    std::string rules;
    const RulesOverSet by_measure = rules_of_checkpoint(page, c);
    for (const auto& [key, rule] : by_measure) {
      const auto same = std::ranges::count(
          by_measure, rule.any().rule, [](const auto& other) { return other.second.any().rule; });
      rules += rule_block(rule, same > 1, page.context.names);
    }
    cards += fmt::format(
        "<article class=\"finding\"><h3>{}<span class=\"id\">{}</span></h3>\n<p "
        "class=\"tally\">{}</p>\n{}</article>\n",
        escape_html(column.title), escape_html(column.checkpoint), tally(column), rules);
  }
  return fmt::format(
      "<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">The numbers behind it</h2>\n"
      "<p class=\"note\">The bar through a mark is one standard deviation either way. A rep is "
      "called broken only when it is past the limit by more than the uncertainty of its "
      "number.</p>\n{}</section>\n",
      cards);
}

}  // namespace dowel::report
