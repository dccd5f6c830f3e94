#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "formats/base64.h"
#include "report/html/chart.h"
#include "report/html/page.h"
#include "report/rep_moments.h"
#include "report/scene_svg.h"
#include "report/text.h"

namespace dowel::report {
namespace {

constexpr int kMostOpenReps = 12;  // longer sets open only the reps that need a look

const DowelDrawing* drawing_of(const SetAnalysis& analysis, std::size_t frame) {
  const auto& all = analysis.dowel.drawings;
  const auto at =
      std::lower_bound(all.begin(), all.end(), frame,
                       [](const DowelDrawing& d, std::size_t f) { return d.frame < f; });
  return at != all.end() && at->frame == frame ? &*at : nullptr;
}

std::string contacts_text(const DowelDrawing& drawing) {
  std::vector<std::string> on, off;
  (drawing.tailbone_touches ? on : off).emplace_back("tailbone");
  (drawing.upper_back_touches ? on : off).emplace_back("upper back");
  (drawing.head_touches ? on : off).emplace_back("head");
  if (off.empty()) return "tailbone, upper back and head on the stick";
  if (on.empty()) return "nothing on the stick";
  return fmt::format("{} on the stick, {} off it", join_words(on), join_words(off));
}

std::string alt_text(const SetAnalysis& analysis, const Rep& rep, const Moment& moment) {
  const DowelDrawing* drawing = drawing_of(analysis, moment.frame);
  const std::string who = rep.partial ? "Cut-off rep" : fmt::format("Rep {}", rep.index);
  return fmt::format("{}, {}: {}", who, moment.title,
                     drawing != nullptr ? contacts_text(*drawing) : "no stick laid");
}

std::string shot(const PageData& page, const Rep& rep, const Moment& moment) {
  const auto found = page.context.pictures.find(moment.frame);
  const bool pictured = found != page.context.pictures.end();
  const Rectangle cut = pictured ? Rectangle{found->second.left_px, found->second.top_px,
                                             found->second.width_px, found->second.height_px}
                                 : page.cut;
  if (!(cut.width_px > 0) || !(cut.height_px > 0)) return {};
  const std::string alt = escape_html(alt_text(page.analysis, rep, moment));
  const auto drawn = page.context.scenes.find(moment.frame);
  const std::string picture =
      pictured ? fmt::format(R"(<img alt="{}" decoding="async" src="data:image/jpeg;base64,{}">)",
                             alt, formats::base64(found->second.jpeg))
               : "";
  return fmt::format(
      R"(<figure class="shot"><div class="frame" style="aspect-ratio:{}/{}">{}<svg viewBox="{} {} {} {}" {}>{}</svg></div><figcaption>{} <span>{} s</span></figcaption></figure>
)",
      coordinate(cut.width_px), coordinate(cut.height_px), picture, coordinate(cut.left_px),
      coordinate(cut.top_px), coordinate(cut.width_px), coordinate(cut.height_px),
      pictured ? R"(aria-hidden="true")" : fmt::format(R"(role="img" aria-label="{}")", alt),
      drawn != page.context.scenes.end() ? scene_svg(drawn->second, cut) : "", moment.title,
      fixed_for_people(frame_time_s(page.analysis, moment.frame), 1));
}

std::string rep_badges(const PageData& page, std::size_t i) {
  std::string out;
  bool any = false;
  for (std::size_t c = 0; c < page.grid.columns.size(); ++c) {
    const GridCell& cell = page.grid.rows[i][c];
    any = any || cell.judged;
    const bool telling =
        cell.state == FindingState::kBroken || cell.state == FindingState::kBorderline;
    if (!cell.judged || !telling) continue;
    out += state_badge(cell.state,
                       fmt::format("{}: {}", state_text(cell.state), page.grid.columns[c].title));
  }
  if (!any) return "<span class=\"note\">not judged</span>";
  return out.empty() ? "<span class=\"note\">nothing broken in what could be told</span>" : out;
}

bool needs_a_look(const PageData& page, std::size_t i) {
  return std::any_of(page.grid.rows[i].begin(), page.grid.rows[i].end(), [](const GridCell& cell) {
    return cell.judged && cell.state == FindingState::kBroken;
  });
}

std::string angles_toggle(const ReportContext& context) {
  const bool any = std::any_of(context.scenes.begin(), context.scenes.end(), [](const auto& entry) {
    return !entry.second.arcs.empty() || !entry.second.labels.empty();
  });
  return any ? "<label><input type=\"checkbox\" data-layer=\"angles\">Angles</label>\n" : "";
}

std::string drawing_legend() {
  const auto item = [](const std::string& drawing, std::string_view text) {
    return fmt::format(
        "<li><svg class=\"swatch drawn\" aria-hidden=\"true\" viewBox=\"0 0 26 "
        "12\">{}</svg>{}</li>\n",
        drawing, text);
  };
  return item(line_swatch(SceneRole::kStick), "Stick laid on the back") +
         item(line_swatch(SceneRole::kBackContour), "Outline of the back") +
         item(contact_swatch(true), "Touches the stick") +
         item(contact_swatch(false), "Has left the stick") +
         item(area_swatch(SceneRole::kGap), "Between back and stick");
}

std::string rep_strip(const PageData& page, std::size_t i) {
  const Rep& rep = page.analysis.reps.reps[i];
  std::string shots;
  for (const Moment& moment : rep_moments(page.analysis, rep)) shots += shot(page, rep, moment);
  const bool open = page.analysis.reps.counted <= kMostOpenReps || needs_a_look(page, i);
  const std::string title =
      rep.partial ? "Cut-off rep, not counted" : fmt::format("Rep {}", rep.index);
  const std::string anchor = rep.partial ? "" : fmt::format(" id=\"rep-{}\"", rep.index);
  const std::string why =
      rep.partial_reason.empty()
          ? ""
          : fmt::format("<p class=\"note\">{}</p>", escape_html(as_sentence(rep.partial_reason)));
  return fmt::format(
      R"(<details class="rep"{}{}><summary><h3>{}</h3><span class="when">{}–{} s · tempo {}</span><span class="badges">{}</span></summary>
{}<div class="strip">
{}</div></details>
)",
      anchor, open ? " open" : "", title,
      fixed_for_people(frame_time_s(page.analysis, rep.start_frame), 1),
      fixed_for_people(frame_time_s(page.analysis, rep.end_frame), 1), tempo_text(rep),
      rep_badges(page, i), why, shots);
}

}  // namespace

std::string strips_section(const PageData& page) {
  if (page.analysis.reps.reps.empty()) return {};
  std::string strips;
  for (std::size_t i = 0; i < page.analysis.reps.reps.size(); ++i) strips += rep_strip(page, i);
  return fmt::format(
      R"(<section aria-labelledby="reps">
<h2 id="reps">Rep by rep</h2>
<fieldset class="layers" hidden><legend>Show</legend>
<label><input type="checkbox" data-layer="stick" checked>Stick and contacts</label>
<label><input type="checkbox" data-layer="gap" checked>Gap</label>
<label><input type="checkbox" data-layer="back" checked>Back</label>
<label><input type="checkbox" data-layer="skeleton" checked>Skeleton</label>
{}<button type="button" data-all="open">Open all</button><button type="button" data-all="close">Close all</button>
</fieldset>
<ul class="legend" role="list">
{}</ul>
{}<p class="note">Tempo: seconds down, pause, up, pause.</p>
</section>
)",
      angles_toggle(page.context), drawing_legend(), strips);
}

}  // namespace dowel::report
