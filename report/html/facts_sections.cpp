#include <fmt/format.h>

#include <cmath>
#include <map>

#include "report/html/page.h"
#include "report/text.h"

namespace dowel::report {
namespace {

std::string fact(const std::string& name, const std::string& value) {
  if (value.empty()) return {};
  return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", name, value);
}

std::string view_text(const View& view) {
  if (view.kind == ViewKind::kUnknown) return "could not be told";
  const char* kind = view.kind == ViewKind::kSide    ? "from the side"
                     : view.kind == ViewKind::kFront ? "from the front or behind"
                                                     : "at a slant";
  const double yaw_deg = to_deg(view.yaw_rad.value);
  const double sd_deg = to_deg(view.yaw_rad.sd);
  std::string out = kind;
  if (std::isfinite(yaw_deg)) {
    out += fmt::format(", {}", fixed_for_people(yaw_deg, 0));
    if (std::isfinite(sd_deg) && sd_deg > 0) out += fmt::format(" ± {}", fixed(sd_deg, 0));
    out += "° from square to the side";
  }
  return out;
}

std::string facing_text(Facing facing) {
  if (facing == Facing::kUnknown) return {};
  return facing == Facing::kLeft ? "to the left of the picture" : "to the right of the picture";
}

std::string usable_text(const View& view) {
  const char* angles = view.sagittal_usable ? "Joint angles: yes." : "Joint angles: no.";
  const char* spine = view.spine_usable ? " Shape of the back: yes." : " Shape of the back: no.";
  return std::string(angles) + spine;
}

std::string scale_text(const Scale& scale) {
  if (!scale.metres_per_pixel || !std::isfinite(*scale.metres_per_pixel)) {
    return "none: lengths are told in trunk lengths, nothing in metres";
  }
  std::string out = fixed(1000 * *scale.metres_per_pixel, 2);
  if (std::isfinite(scale.metres_per_pixel_sd) && scale.metres_per_pixel_sd > 0) {
    out += " ± " + fixed(1000 * scale.metres_per_pixel_sd, 2);
  }
  return out + (scale.from == ScaleSource::kPlate ? " mm a pixel, from the plate of known size"
                                                  : " mm a pixel, from the given body height");
}

std::string film_text(const SourceFacts& s) {
  std::vector<std::string> parts;
  if (s.width_px > 0) parts.push_back(fmt::format("{} × {} px", s.width_px, s.height_px));
  if (s.frame_rate_hz > 0 && std::isfinite(s.frame_rate_hz)) {
    parts.push_back(fixed(s.frame_rate_hz, 1) + " frames/s");
  }
  if (s.duration_s > 0 && std::isfinite(s.duration_s)) {
    parts.push_back(fmt::format("{} s, {}", fixed(s.duration_s, 1), count_of(s.frames, "frame")));
  }
  if (!s.codec.empty()) parts.push_back(s.codec);
  if (s.size_bytes > 0) parts.push_back(fixed(static_cast<double>(s.size_bytes) / 1e6, 1) + " MB");
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : " · ") + escape_html(part);
  return out;
}

std::string athlete_text(const AthleteBody& body) {
  std::vector<std::string> parts;
  if (body.height_m) parts.push_back(fixed(*body.height_m, 2) + " m");
  if (body.mass_kg) parts.push_back(fixed(*body.mass_kg, 1) + " kg");
  if (body.sex != Sex::kUnstated) parts.push_back(body.sex == Sex::kFemale ? "female" : "male");
  return parts.empty() ? "not given" : join_words(parts);
}

std::string engine_text(const ReportContext& context) {
  const std::string& engine = context.engine.pose_engine;
  const std::string& model = context.engine.pose_model;
  if (engine.empty() || model.empty()) return escape_html(engine + model);
  return escape_html(fmt::format("{}, network {}", engine, model));
}

std::string timing_text(const ReportContext& context) {
  double total_s = 0;
  std::string parts;
  for (const StageTime& stage : context.timing) {
    total_s += stage.seconds;
    parts += fmt::format("{}{} {} s", parts.empty() ? "" : ", ", escape_html(stage.stage),
                         fixed(stage.seconds, stage.seconds < 0.1 ? 3 : 1));
  }
  if (!(total_s > 0)) return {};
  return fmt::format("{} s ({})", fixed(total_s, 1), parts);
}

std::string list_of(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += "<li>" + item + "</li>\n";
  return "<ul>\n" + out + "</ul>\n";
}

std::string warnings_block(const std::vector<Warning>& warnings) {
  if (warnings.empty()) return {};
  std::vector<std::string> items;
  for (const Warning& warning : warnings) {
    items.push_back(escape_html(as_sentence(warning.message)));
  }
  return "<h3>Please note</h3>\n" + list_of(items);
}

std::string people_warning(int people) {
  return people > 1 ? fmt::format("{}; the one who lifts was followed", people)
                    : std::to_string(people);
}

// Everything that could not be told, each with its remedy.
std::vector<std::string> untold_items(const PageData& page) {
  std::vector<std::string> out;
  for (std::size_t c = 0; c < page.grid.columns.size(); ++c) {
    std::map<std::pair<std::string, std::string>, std::vector<int>> reps;
    for (std::size_t i = 0; i < page.grid.rows.size(); ++i) {
      for (const Finding* f : page.grid.rows[i][c].findings) {
        if (shown_state(*f) != FindingState::kCannotTell) continue;
        reps[{f->reason, f->remedy}].push_back(page.analysis.reps.reps[i].index);
      }
    }
    for (const auto& [why, indices] : reps) {
      const std::string which =
          page.grid.columns[c].told() == 0
              ? "in no rep"
              : fmt::format("in {} {}", indices.size() == 1 ? "rep" : "reps", number_runs(indices));
      out.push_back(fmt::format("<b>{}</b> {}. {} <span class=\"remedy\">{}</span>",
                                escape_html(page.grid.columns[c].title), which,
                                escape_html(as_sentence(why.first)),
                                escape_html(as_sentence(why.second))));
    }
  }
  return out;
}

}  // namespace

std::string untold_section(const PageData& page) {
  std::vector<std::string> items = untold_items(page);
  if (!page.analysis.dowel.unusable_reason.empty()) {
    items.push_back("<b>The stick</b> could not be laid on the back. " +
                    escape_html(as_sentence(page.analysis.dowel.unusable_reason)));
  }
  if (items.empty()) return {};
  return fmt::format(
      "<section aria-labelledby=\"untold\">\n<h2 id=\"untold\">What could not be "
      "told</h2>\n{}</section>\n",
      list_of(items));
}

std::string hypotheses_section(const PageData& page) {
  if (page.context.hypotheses.empty()) return {};
  std::string items;
  for (const Hypothesis& h : page.context.hypotheses) {
    std::string because, exercises;
    for (const std::string& reason : h.because) {
      because += fmt::format("<li>{}</li>", escape_html(as_sentence(reason)));
    }
    for (const std::string& id : h.exercises) {
      const auto known = page.context.names.drills.find(id);
      const bool named = known != page.context.names.drills.end();
      exercises += (exercises.empty() ? "" : ", ") + escape_html(named ? known->second.name : id);
    }
    items += fmt::format(
        "<li><h3>{}</h3>{}<ul>{}</ul>{}{}</li>\n", escape_html(h.suspect),
        h.evidence_mixed ? "<p class=\"note\">The articles suggest this; research is divided.</p>"
                         : "",
        because,
        h.next_test.empty() ? ""
                            : fmt::format("<p class=\"cue\">Next test: {}</p>",
                                          escape_html(as_sentence(h.next_test))),
        exercises.empty() ? "" : fmt::format("<p class=\"note\">If so: {}.</p>", exercises));
  }
  return fmt::format(
      "<section aria-labelledby=\"suspects\">\n<h2 id=\"suspects\">What may lie behind it</h2>\n"
      "<p class=\"note\">Suspicions in order of likelihood, not diagnoses.</p>\n<ol "
      "class=\"suspects\">\n{}</ol></section>\n",
      items);
}

std::string film_section(const PageData& page) {
  const ReportContext& c = page.context;
  const std::string facts =
      fact("File", c.source.file_name.empty()
                       ? ""
                       : fmt::format("<bdi>{}</bdi>", escape_html(c.source.file_name))) +
      fact("Film", film_text(c.source)) + fact("Camera", view_text(page.analysis.view)) +
      fact("Lifter faces", facing_text(page.analysis.view.facing)) +
      fact("What this view can tell", usable_text(page.analysis.view)) +
      fact("Scale", scale_text(page.analysis.scale)) + fact("Lifter", athlete_text(c.athlete)) +
      fact("People in the picture", people_warning(c.people_seen)) +
      fact("Body points by", engine_text(c)) + fact("Time taken", timing_text(c)) +
      fact("SHA-256", c.source.sha256.empty()
                          ? ""
                          : fmt::format("<code>{}</code>", escape_html(c.source.sha256)));
  return fmt::format(
      "<section aria-labelledby=\"film\">\n<h2 id=\"film\">The film</h2>\n<dl "
      "class=\"film\">\n{}</dl>\n{}</section>\n",
      facts, warnings_block(page.analysis.warnings));
}

std::string method_section(const PageData& page) {
  const BodyMotion& m = page.analysis.motion;
  const std::string filter =
      m.cutoff_hz > 0
          ? fmt::format(
                " Paths are smoothed below {} Hz; a joint angle then scatters by {}° from "
                "frame to frame.",
                fixed(m.cutoff_hz, 1), fixed(to_deg(m.angle_noise_rad), 1))
          : "";
  return fmt::format(
      R"(<section aria-labelledby="method">
<h2 id="method">How this was measured, and what Dowel cannot see</h2>
<div class="beside">
<div><h3>Measured</h3>
<p>A network marks body points and the outline of the lifter in every frame.{} A rep is one completed way up, from the bottom to standing.</p>
<p>The back's shape is read from the outline: a straight stick is laid along it, from the low back to the upper back, and the distance of the back from that line is what counts. Millimetres of the back are given for a trunk of 535 mm, so that lifters can be compared.</p>
<p>Each number carries its standard deviation. Limits are starting points with the source named beside them, not laws of nature.</p></div>
<div><h3>Not seen</h3>
<ul>
<li>Whether you brace, whether lats or glutes work, what you feel. No camera sees that.</li>
<li>The spine itself. The outline of the back is skin and cloth: loose clothes, a hood or a belt change it.</li>
<li>Left against right, and anything turned away from the camera.</li>
<li>Points behind plates or the bar are gaps and stay gaps.</li>
<li>Pain and injury. Dowel names no diagnosis and predicts none. If something hurts, stop, and ask a clinician.</li>
</ul></div></div>
</section>
)",
      filter);
}

}  // namespace dowel::report
