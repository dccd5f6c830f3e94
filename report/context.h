#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/body/athlete_body.h"
#include "core/motion/unseen_span.h"
#include "core/scene/scene.h"

namespace dowel::report {

/// What is known about the film itself.
struct SourceFacts {
  std::string file_name;         ///< as the user gave it, without the folder; may be hostile
  std::uint64_t size_bytes = 0;  ///< 0: not known
  std::string codec;             ///< h264, hevc, …; empty: not known
  int width_px = 0;              ///< upright picture; 0: not known
  int height_px = 0;
  double frame_rate_hz = 0;  ///< mean over the clip; 0: not known
  double duration_s = 0;
  std::size_t frames = 0;
  std::string sha256;  ///< 64 hex digits; empty: not computed
  int turned_deg = 0;  ///< clockwise, to make a film upright that lies without a flag
};

/// Somebody who was followed in the film, with a box around them in one of its frames.
struct PersonFacts {
  bool chosen = false;  ///< this one was analysed
  int reps = 0;         ///< counted
  double from_s = 0, to_s = 0, at_s = 0;
  double x_px = 0, y_px = 0, width_px = 0, height_px = 0;
};

/// When the lifter was in sight.
struct SeenFacts {
  double from_s = 0;  ///< first sight
  double to_s = 0;    ///< last sight
  std::vector<UnseenSpan> unseen;
};

/// Who did the seeing, and how long each stage took.
struct EngineFacts {
  std::string pose_engine;  ///< name of the program part that found the body points
  std::string pose_model;   ///< name of the network; empty for poses that were read from a file
};

/// Wall time of one stage of the work.
struct StageTime {
  std::string stage;  ///< stable snake_case
  double seconds = 0;
};

/// A picture of the lifter cut from one frame.
struct Picture {
  std::string jpeg;    ///< the bytes of a JPEG file
  double left_px = 0;  ///< the cut's corner on the upright source picture [source px]
  double top_px = 0;
  double width_px = 0;  ///< the cut's size [source px]
  double height_px = 0;
};

/// One suspected cause, as `diagnosis` ranked it.
struct Hypothesis {
  std::string sign;                    ///< inventory id, E-01 …
  std::string suspect;                 ///< plain words: what may be weak
  std::vector<std::string> because;    ///< the measurements that raised it, one sentence each
  std::string next_test;               ///< the cheapest test that would tell it from the others
  bool evidence_mixed = false;         ///< true: told as "the articles suggest"
  std::vector<std::string> exercises;  ///< inventory ids, X-01 …
};

/// Plain words for a checkpoint. `held` and `broken` are clauses without a full stop that start in
/// lower case ("your back kept its shape"); where they are empty the title is used.
struct CheckpointText {
  std::string title;
  std::string held;
  std::string broken;
};

struct FaultText {
  std::string name;
  std::string fix;
};

struct DrillText {
  std::string name;
  std::string how;
};

/// What the inventory's ids are called. An id that is missing here is shown as it stands.
struct Names {
  std::map<std::string, CheckpointText> checkpoints;  ///< by C-…
  std::map<std::string, FaultText> faults;            ///< by D-…
  std::map<std::string, DrillText> drills;            ///< by P-… or X-…
  std::map<std::string, std::string> exercises;       ///< by exercise id or slug
  std::map<std::string, std::string> measures;        ///< by measure id, without the unit
};

/// Everything a report says that is not in the `SetAnalysis`.
struct ReportContext {
  SourceFacts source;
  AthleteBody athlete;
  EngineFacts engine;
  std::vector<StageTime> timing;    ///< in the order the stages ran
  std::optional<SeenFacts> seen;    ///< none: not told, as for poses read from a file
  int people_seen = 1;              ///< largest number of people seen at once
  std::vector<PersonFacts> people;  ///< who can be chosen, in their order; from 1 outside
  bool synthetic = false;           ///< true: no real person was filmed; said on every page
  std::vector<Hypothesis> hypotheses;
  Names names;
  std::map<std::size_t, Picture> pictures;     ///< by frame number; see `frames_to_picture`
  std::map<std::size_t, OverlayScene> scenes;  ///< by frame number: what is drawn on each
};

}  // namespace dowel::report
