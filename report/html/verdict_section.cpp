#include <fmt/format.h>

#include <algorithm>

#include "report/html/page.h"
#include "report/text.h"

namespace dowel::report {
namespace {

std::string statement(FindingState state, const std::string& sentence) {
  return fmt::format("<li class=\"{}\">{}<span>{}</span></li>\n", state_key(state),
                     state_icon(state), escape_html(sentence));
}

std::string statements(const PageData& page) {
  std::string items;
  for (const std::string& s : page.verdict.held) items += statement(FindingState::kHeld, s);
  for (std::size_t i = 0; i < page.verdict.faults.size(); ++i) {
    const bool certain = !page.analysis.faults[i].reps.empty();
    items += statement(certain ? FindingState::kBroken : FindingState::kBorderline,
                       page.verdict.faults[i]);
  }
  for (const std::string& s : page.verdict.untold) items += statement(FindingState::kCannotTell, s);
  return items.empty() ? items
                       : fmt::format("<ul class=\"statements\" role=\"list\">\n{}</ul>\n", items);
}

// Held, not held and not told, so that a full bar means that all could be told and all held.
std::string quality_bar(const PageData& page) {
  const SetQuality& q = page.analysis.quality;
  if (q.gradeable <= 0) return {};
  const int untold = page.verdict.untold_count;
  const double per_one = 100.0 / (q.gradeable + untold);
  const std::string rest =
      untold > 0 ? fmt::format(" Another {} could not be told.", untold) : std::string();
  return fmt::format(
      R"(<div class="quality"><p class="figure"><strong>{}</strong> of {}</p>
<div><div class="bar" aria-hidden="true"><i class="held" style="width:{}%"></i><i class="broken" style="width:{}%"></i><i class="untold" style="width:{}%"></i></div>
<p class="note">checkpoint-reps held.{} A checkpoint-rep is one rule of technique in one rep; this is a count, not a score.</p></div></div>
)",
      q.held, q.gradeable, fixed(q.held * per_one, 1), fixed((q.gradeable - q.held) * per_one, 1),
      fixed(untold * per_one, 1), rest);
}

// Without a needless ".0".
std::string mass_text(double mass_kg) {
  std::string text = fixed(mass_kg, 1);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text + " kg";
}

std::string facts_line(const PageData& page) {
  std::vector<std::string> parts = {exercise_text(page.analysis.exercise, page.context.names)};
  if (page.context.athlete.load_kg) {
    parts.push_back(mass_text(*page.context.athlete.load_kg));
  }
  std::string out;
  for (const std::string& part : parts) {
    out += (out.empty() ? "" : " · ") + capitalised(escape_html(part));
  }
  const std::string& file = page.context.source.file_name;
  return file.empty() ? out : fmt::format("{} · <bdi>{}</bdi>", out, escape_html(file));
}

std::string which_reps(const SetFault& fault) {
  const bool certain = !fault.reps.empty();
  const std::vector<int>& reps = certain ? fault.reps : fault.borderline_reps;
  const std::string edge =
      certain && !fault.borderline_reps.empty()
          ? fmt::format("; on the edge in {}", number_runs(fault.borderline_reps))
          : "";
  return fmt::format("{} {}{}", reps.size() == 1 ? "Rep" : "Reps", number_runs(reps), edge);
}

std::string change_card(const PageData& page, std::size_t i) {
  const SetFault& fault = page.analysis.faults[i];
  const Names& names = page.context.names;
  std::string cue, drills;
  const auto known = names.faults.find(fault.fault);
  if (known != names.faults.end()) cue = known->second.fix;
  if (const Finding* offence = first_offence(page, fault.checkpoint)) {
    if (!offence->remedy.empty()) cue = offence->remedy;
    drills = drill_items(offence->drills, names);
  }
  const FindingState state = fault.reps.empty() ? FindingState::kBorderline : FindingState::kBroken;
  return fmt::format(
      R"(<article class="change {}"><h3>{}<span>{}</span></h3><p class="note">{} · {}</p>{}{}</article>
)",
      state_key(state), state_icon(state), escape_html(without_stop(page.verdict.faults[i])),
      which_reps(fault), escape_html(checkpoint_title(fault.checkpoint, names)),
      cue.empty() ? "" : fmt::format("<p class=\"cue\">{}</p>", escape_html(as_sentence(cue))),
      drills.empty() ? "" : fmt::format("<ul class=\"drills\">{}</ul>", drills));
}

std::string refilm_card(const View& view) {
  if (view.advice.empty()) return {};
  std::string items;
  for (const std::string& advice : view.advice) {
    items += fmt::format("<p class=\"cue\">{}</p>", escape_html(as_sentence(advice)));
  }
  return fmt::format(
      R"(<article class="change cannot_tell"><h3>{}<span>Film it so that more can be told</span></h3>{}</article>
)",
      state_icon(FindingState::kCannotTell), items);
}

}  // namespace

const Finding* first_offence(const PageData& page, const std::string& checkpoint) {
  const Finding* borderline = nullptr;
  for (const RepFindings& rep : page.analysis.findings) {
    for (const Finding& finding : rep.findings) {
      if (finding.checkpoint != checkpoint) continue;
      if (shown_state(finding) == FindingState::kBroken) return &finding;
      if (shown_state(finding) == FindingState::kBorderline && borderline == nullptr) {
        borderline = &finding;
      }
    }
  }
  return borderline;
}

std::string drill_items(const std::vector<std::string>& drills, const Names& names) {
  std::string out;
  for (const std::string& id : drills) {
    const auto known = names.drills.find(id);
    const bool named = known != names.drills.end() && !known->second.name.empty();
    const std::string how = named && !known->second.how.empty()
                                ? ": " + escape_html(as_sentence(known->second.how))
                                : std::string();
    out += fmt::format("<li><b>{}</b>{}</li>", escape_html(named ? known->second.name : id), how);
  }
  return out;
}

std::string verdict_section(const PageData& page) {
  return fmt::format(
      "<section id=\"verdict\" class=\"verdict\" aria-labelledby=\"count\">\n"
      "<p class=\"facts\">{}</p>\n<h1 id=\"count\">{}</h1>\n{}{}</section>\n",
      facts_line(page), escape_html(page.verdict.count), statements(page), quality_bar(page));
}

std::string change_section(const PageData& page) {
  std::string cards;
  for (std::size_t i = 0; i < page.analysis.faults.size(); ++i) cards += change_card(page, i);
  cards += refilm_card(page.analysis.view);
  if (cards.empty()) return {};
  return fmt::format(
      "<section aria-labelledby=\"change\">\n<h2 id=\"change\">What to change next</h2>\n"
      "<div class=\"changes\">\n{}</div></section>\n",
      cards);
}

}  // namespace dowel::report
