// Watches films once and analyses them again and again, for whoever works on the analysis:
//   dowel_again watch FILM KEPT             follows the bodies in a film, keeps what was seen
//   dowel_again show [--exercise ID] KEPT…  analyses, prints reps, findings and warnings
//   dowel_again count [--exercise ID] KEPT… the same in one line a film
//   dowel_again people KEPT…                who was followed from when to when, before and after
//   joining, and what is doubted
//   dowel_again series KEPT                 a table of the main curves over time
//   dowel_again hold FILM KEPT NEW          looks for plate or bell anew, bodies as kept
//   dowel_again cost FILM                   processor time a frame, part by part
//   dowel_again rounds KEPT…              what was round about the hands, frame by frame
//   dowel_again bar [--exercise ID] KEPT…  what the bar did, and where it was in every frame
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/again/cost.h"
#include "app/again/hold_again.h"
#include "app/analyse_clip.h"
#include "app/pick_lifter.h"
#include "core/base/stats.h"
#include "core/body/posture.h"
#include "core/motion/unseen_words.h"
#include "knowledge/load_technique.h"
#include "vision/held_look.h"
#include "vision/tell_people.h"

namespace {

using namespace dowel;

const char* name_of(FindingState state) {
  switch (state) {
    case FindingState::kHeld:
      return "held";
    case FindingState::kBroken:
      return "BROKEN";
    case FindingState::kBorderline:
      return "borderline";
    case FindingState::kCannotTell:
      break;
  }
  return "cannot tell";
}

const char* name_of(ViewKind kind) {
  switch (kind) {
    case ViewKind::kSide:
      return "side";
    case ViewKind::kFront:
      return "front";
    case ViewKind::kOblique:
      return "oblique";
    case ViewKind::kUnknown:
      break;
  }
  return "unknown";
}

int complain(const Error& error) {
  std::fprintf(stderr, "%s: %s\n", error.message.c_str(), error.hint.c_str());
  return 1;
}

int watch(const char* film, const Technique& technique, const char* target) {
  std::vector<app::StageSeconds> timing;
  const auto watched = app::watch_clip(film, technique, {}, timing);
  if (!watched) return complain(watched.error());
  const auto kept = app::keep_watched(*watched, target);
  return kept ? 0 : complain(kept.error());
}

int hold(const char* path, const char* kept, const char* target) {
  auto film = app::read_watched(kept);
  if (!film) return complain(film.error());
  const auto held = app::hold_again(path, *film);
  if (!held) return complain(held.error());
  const auto written = app::keep_watched(*film, target);
  return written ? 0 : complain(written.error());
}

void print_line(const std::string& name, const app::ClipAnalysis& clip) {
  const SetAnalysis& set = clip.set;
  std::printf("%-28s reps %2d partial %zu  %s (%.2f) %s %.0f deg", name.c_str(), set.reps.counted,
              set.reps.reps.size() - static_cast<std::size_t>(set.reps.counted),
              set.exercise.id.c_str(), set.exercise.confidence, name_of(set.view.kind),
              to_deg(set.view.yaw_rad.value));
  for (const Warning& warning : set.warnings) std::printf(" [%s]", warning.code.c_str());
  std::printf("\n");
}

std::vector<double> softness_of(const DowelTrack& dowel, const Rep& rep) {
  std::vector<double> values;
  for (std::size_t i = rep.ascent_from; i <= rep.ascent_to; ++i) {
    if (dowel.softness_mm.has(i)) values.push_back(dowel.softness_mm.value[i]);
  }
  return values;
}

void print_all(const app::ClipAnalysis& clip) {
  const SetAnalysis& set = clip.set;
  for (const Warning& warning : set.warnings) {
    std::printf("  ! %s: %s\n", warning.code.c_str(), warning.message.c_str());
  }
  for (const AnalysedStretch& stretch : set.stretches) {
    std::printf("  stretch from %.2f s: %s %.0f deg facing %s\n", set.motion.time_s[stretch.from],
                name_of(stretch.view.kind), to_deg(stretch.view.yaw_rad.value),
                stretch.view.facing == Facing::kLeft ? "left" : "right");
  }
  for (const DroppedRep& rep : set.reps.dropped) {
    std::printf("  dropped %.2f-%.2f: reason %d, told by", set.motion.time_s[rep.bottom_frame],
                set.motion.time_s[rep.top_frame], static_cast<int>(rep.reason));
    for (const Witness w : rep.told_by) std::printf(" %d", static_cast<int>(w));
    std::printf("\n");
  }
  for (std::size_t r = 0; r < set.reps.reps.size(); ++r) {
    const Rep& rep = set.reps.reps[r];
    std::printf("  rep %d %s%.2f … bottom %.2f up %.2f-%.2f … %.2f s\n", rep.index,
                rep.partial ? "PARTIAL " : "", set.motion.time_s[rep.start_frame],
                set.motion.time_s[rep.bottom_frame], set.motion.time_s[rep.ascent_from],
                set.motion.time_s[rep.ascent_to], set.motion.time_s[rep.end_frame]);
    std::printf("    told by");
    for (const Witness w : rep.told_by) std::printf(" %d", static_cast<int>(w));
    std::printf(" against");
    for (const Witness w : rep.against) std::printf(" %d", static_cast<int>(w));
    if (std::vector<double> soft = softness_of(set.dowel, rep); !soft.empty()) {
      std::printf(", edges %.1f mm soft", *median(std::move(soft)));
    }
    std::printf("\n");
    for (const Finding& f : set.findings[r].findings) {
      std::printf("    %-5s %-18s %-11s %s", f.checkpoint.c_str(), f.rule.c_str(), name_of(f.state),
                  f.measure.c_str());
      if (f.value) {
        std::printf(" %.2f ± %.2f against %.2f", f.value->value, f.value->sd, f.threshold);
      }
      if (f.state == FindingState::kCannotTell) std::printf(" (%s)", f.reason.c_str());
      std::printf("\n");
    }
  }
}

void print_series(const app::WatchedFilm& film, const SetAnalysis& set) {
  const BodyMotion& m = set.motion;
  std::printf(
      "time_s trunk hip knee shank shoulder_drop hip_drop hip_back camera_x camera_y zoom\n");
  const auto cell = [](const Series& s, std::size_t i, double unit) {
    if (i < s.size() && s.has(i)) {
      std::printf(" %7.2f", unit * s.value[i]);
    } else {
      std::printf("       .");
    }
  };
  for (std::size_t i = 0; i < m.time_s.size(); ++i) {
    std::printf("%7.3f", m.time_s[i]);
    for (const Series* s : {&m.trunk_inclination_rad, &m.hip_flexion_rad, &m.knee_flexion_rad,
                            &m.shank_inclination_rad}) {
      cell(*s, i, kDegPerRad);
    }
    for (const Series* s : {&m.shoulder_drop, &m.hip_drop, &m.hip_back}) cell(*s, i, 1);
    if (const auto offset = film.camera.offset_at(m.time_s[i])) {
      std::printf("  %.4f %.4f", offset->x, offset->y);
    }
    std::printf("\n");
  }
}

void print_bar(const SetAnalysis& set) {
  const BarMotion& bar = set.bar.motion;
  std::printf("  kind %d  nearer %.3f ± %.3f%s", static_cast<int>(bar.kind), bar.scale.nearer.value,
              bar.scale.nearer.sd, bar.end.size() > 0 ? "  with its end" : "");
  if (bar.scale.metres_per_pixel) {
    std::printf("  %.3f ± %.3f mm a px", 1e3 * bar.scale.metres_per_pixel->value,
                1e3 * bar.scale.metres_per_pixel->sd);
  }
  std::printf("\n");
  for (std::size_t r = 0; r < set.bar.reps.size(); ++r) {
    const RepBar& rep = set.bar.reps[r];
    std::printf("  rep %d: %s", set.reps.reps[r].index, rep.followed ? "" : "not followed");
    if (rep.followed) {
      std::printf("up %.2f-%.2f s, %.2f trunks at %.3f ± %.3f trunks/s", rep.from_s, rep.to_s,
                  rep.rise_trunks, rep.mean_velocity_trunks_s->value,
                  rep.mean_velocity_trunks_s->sd);
    }
    if (rep.ahead_trunks) {
      std::printf(", ahead %+.3f ± %.3f", rep.ahead_trunks->value, rep.ahead_trunks->sd);
    }
    if (rep.over_foot) {
      std::printf(", over foot %.2f ± %.2f", rep.over_foot->value, rep.over_foot->sd);
    }
    if (rep.sticking) {
      std::printf(", slows to %.2f at %.2f s", rep.sticking->slows_to, rep.sticking->to_s);
    }
    std::printf(" %s\n", rep.reason.c_str());
  }
  const auto cell = [](const PointPath& path, std::size_t i) {
    if (path.has(i)) {
      std::printf(" %8.2f %8.2f", path.px[i].x, path.px[i].y);
    } else {
      std::printf("        .        .");
    }
  };
  for (std::size_t i = 0; i < bar.picture.size(); ++i) {
    std::printf("point %zu %.4f", i, set.motion.time_s[i]);
    cell(bar.picture, i);
    cell(bar.end, i);
    std::printf(" %.1f %.2f\n", bar.radius_px.at(i).value_or(0), bar.sd_px.at(i).value_or(0));
  }
}

void print_rounds(std::size_t frame, const std::vector<vision::RoundThing>& rounds) {
  if (rounds.empty()) return;
  std::printf("  frame %zu", frame);
  for (const vision::RoundThing& r : rounds) {
    std::printf(" | %s%.1f %.1f r%.1f a%.2f sd%.2f s%.2f", r.within ? "within " : "",
                static_cast<double>(r.x_px), static_cast<double>(r.y_px),
                static_cast<double>(r.radius_px), static_cast<double>(r.aspect),
                static_cast<double>(r.sd_px), static_cast<double>(r.support));
  }
  std::printf("\n");
}

void print_rounds(vision::FollowedFilm film) {
  const vision::TrackedPeople told = vision::tell_people(std::move(film));
  for (const vision::Person& person : told.people) {
    std::printf("person %d\n", person.id);
    for (const vision::Look& look : person.looks) print_rounds(look.frame, look.rounds);
    std::printf("not believed\n");
    for (const vision::StrayRounds& stray : person.strays) print_rounds(stray.frame, stray.rounds);
  }
}

void print_people(vision::FollowedFilm film) {
  for (const vision::Tracklet& t : film.tracklets) {
    const PoseFrame first = vision::unpack(t.looks.front().pose);
    const PoseFrame last = vision::unpack(t.looks.back().pose);
    const auto length = static_cast<double>(vision::build_of(first.image).length_px());
    std::printf(
        "  tracklet %3d  %7.2f … %7.2f s  %5zu looks  %4.0f px  hip at %.0f,%.0f → %.0f,%.0f\n",
        t.id, first.time_s, last.time_s, t.looks.size(), length,
        image_middle(first, Joint::kLeftHip, Joint::kRightHip).x,
        image_middle(first, Joint::kLeftHip, Joint::kRightHip).y,
        image_middle(last, Joint::kLeftHip, Joint::kRightHip).x,
        image_middle(last, Joint::kLeftHip, Joint::kRightHip).y);
  }
  for (const vision::Tracklet& t : film.tracklets) {
    if (t.reads) {
      std::printf("  tracklet %3d  reads %d again\n", t.id, *t.reads);
      continue;
    }
    for (const vision::DoubtedSpan& span : vision::doubted_spans(t, film.times_s)) {
      std::printf("  tracklet %3d  doubted from %.2f to %.2f s\n", t.id, film.times_s[span.from],
                  film.times_s[span.to - 1]);
    }
  }
  const vision::TrackedPeople told = vision::tell_people(std::move(film));
  for (const vision::Person& person : told.people) {
    std::printf("  person %d  %zu of %zu looks, %.2f lengths", person.id, person.looks.size(),
                told.times_s.size(), app::lifted_lengths(vision::poses_of(told, person)));
    if (!person.unseen.empty()) {
      std::printf(", not seen %s", unseen_words(person.unseen).c_str());
    }
    std::printf("\n");
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view verb = count > 1 ? arguments[1] : "";
  const bool watches = verb == "watch" && count == 4;
  if (verb == "cost" && count == 3) {
    const auto told = app::print_cost(arguments[2]);
    return told ? 0 : complain(told.error());
  }
  if (verb == "hold" && count == 5) return hold(arguments[2], arguments[3], arguments[4]);
  if (!watches && ((verb != "show" && verb != "count" && verb != "series" && verb != "people" &&
                    verb != "bar" && verb != "rounds") ||
                   count < 3)) {
    std::fprintf(stderr,
                 "usage: dowel_again watch FILM KEPT | hold FILM KEPT NEW | cost FILM | "
                 "show|count|people|series|bar|rounds "
                 "[--exercise ID] KEPT...\n");
    return 2;
  }
  const auto technique = load_technique();
  if (!technique) return complain(technique.error());
  if (watches) return watch(arguments[2], *technique, arguments[3]);
  app::ClipOptions options;
  for (int i = 2; i < count; ++i) {
    if (std::string_view(arguments[i]) == "--exercise" && i + 1 < count) {
      options.exercise = technique->find_profile(arguments[++i]);
      continue;
    }
    const std::string name = std::filesystem::path(arguments[i]).stem().string();
    const auto film = app::read_watched(arguments[i]);
    if (!film) return complain(film.error());
    if (verb == "rounds") {
      print_rounds(film->followed);
      continue;
    }
    if (verb == "people") {
      std::printf("%s\n", name.c_str());
      print_people(film->followed);
      continue;
    }
    const auto clip = app::analyse_watched(*film, *technique, options);
    if (!clip) {
      std::printf("%-28s %s\n", name.c_str(), clip.error().message.c_str());
      continue;
    }
    print_line(name, *clip);
    if (verb == "show") {
      std::printf("  cuts:");
      for (const double at_s : film->cuts_s) std::printf(" %.2f", at_s);
      std::printf("  camera %.3f zoom %.3f  tracklets %zu\n", film->camera.range_of_height,
                  film->camera.zoom_range, film->followed.tracklets.size());
      print_all(*clip);
    }
    if (verb == "bar") print_bar(clip->set);
    if (verb == "series") print_series(*film, clip->set);
  }
  return 0;
}
