#pragma once

#include "core/catalogue/basis.h"

namespace dowel {

/// A group of muscles: one of the five hip groups, or a supporting region the articles name.
struct MuscleGroup {
  std::string id;  ///< inventory handle, M-GLU …
  std::string name;
  bool hip = false;                  ///< one of the five hip groups
  std::string job;                   ///< what it does, in one sentence
  std::vector<std::string> made_of;  ///< other groups, when this one only bundles them (M-PC)
  std::vector<std::string> members;  ///< muscle ids; filled by the loader from `Muscle::shares`
  Basis basis;
};

/// Part of one muscle's work that is counted in one group.
struct GroupShare {
  std::string group;
  double share = 1;  ///< (0, 1]; the shares of a muscle sum to 1, so nothing is counted twice
};

/// One muscle, the unit in which sets are counted (decision K-17).
struct Muscle {
  std::string id;  ///< slug, e.g. gluteus-medius
  std::string name;
  std::vector<GroupShare> shares;
  Basis basis;
};

/// What something is to the hand that lifts.
enum class EquipmentKind {
  kOther,
  kNothing,  ///< the body alone
  kBar,
  kPlates,
  kBells,
  kDumbbells,
  kBand,
  kStick,    ///< what is laid along the back; every home has one
  kSupport,  ///< firm, to lie, kneel or lean on
};

/// Something an exercise needs.
struct Equipment {
  std::string id;  ///< slug, e.g. long-band
  std::string name;
  EquipmentKind kind = EquipmentKind::kOther;
  bool event = false;  ///< strongman implement: named by the articles, needed by events only
  /// Masses it is sold in, rising, as marked in either unit; empty: loads are put together.
  std::vector<double> marked_kg{};
  std::vector<double> marked_lb{};
  Basis basis;
};

/// The four categories that a programme must cover (R-BAL), then everything else.
enum class Category {
  kHipFlexion,
  kAdductionAbduction,
  kExtension,
  kRotation,
  kHinge,
  kKneeDominant,
  kMobility,
  kConditioning,
};
Words words_of(EquipmentKind);
Words words_of(Category);

/// The shape of the movement: chooses the rep signal and the rule set that may judge it.
enum class Pattern {
  kHinge,
  kSwing,
  kThrust,
  kSquat,
  kOlympic,
  kHipFlexion,
  kAbduction,
  kAdduction,
  kRotation,
  kTrunkFlexion,
  kTravel,  ///< walks, drags and carries: counted in metres or steps
  kStretch,
  kMixed,
};
Words words_of(Pattern);

/// Where in a session an exercise may stand.
enum class Role { kMain, kAccessory, kWarmUp, kGeneral, kMobilityBefore, kMobilityAfter, kRestore };
Words words_of(Role);

/// Properties that rules ask for.
enum class Flag {
  kFlexionIntended,  ///< the spine bends on purpose; C-01 does not apply (K-09)
  kBallistic,        ///< asks for a clean slow hinge first (K-14)
  kAxialLoad,        ///< weight rests on the spine
  kIsometric,        ///< held, counted in seconds
  kVeryHard,         ///< the articles call it very hard; warm-ups use an easier lever (K-12)
  kOffForBackPain,   ///< not planned while the lower back hurts
  kJudgedByBack,     ///< on film only its back is judged, not the other points of a hinge (K-04)
  kOffInPregnancy,   ///< not planned in pregnancy (G-14), beside what is fast, very hard or bends
};
Words words_of(Flag);

/// What grows when the exercise is progressed.
enum class ProgressBy { kLoad, kReps, kHold, kLever, kDistance, kRange };
Words words_of(ProgressBy);

enum class FilmFrom { kSide, kFront, kNotFilmed };
Words words_of(FilmFrom);

/// What of an exercise a picture can number.
enum class CameraCounts { kReps, kSeconds, kSteps, kNothing };
Words words_of(CameraCounts);

/// What one phone can tell of some exercises, whether or not Dowel measures them.
struct CameraNote {
  std::vector<std::string> exercises;  ///< ids
  CameraCounts counts = CameraCounts::kReps;
  std::string tells;  ///< in plain words
  std::string blind;  ///< what it cannot tell
  std::vector<std::string> sources;
};

/// Feet apart (K-02).
enum class Stance { kAny, kHipToShoulder, kShoulderOrWider, kWide, kSplit, kOneLeg, kNotStanding };
Words words_of(Stance);

/// Shoulder rule (K-15).
enum class Shoulders { kFree, kSetBack, kNeutralLocked };
Words words_of(Shoulders);

/// Whether the first moving phase is the ascent (from the floor) or the descent (from standing).
enum class StartsAt { kTop, kBottom };
Words words_of(StartsAt);

/// One muscle or group an exercise trains.
struct Target {
  std::string muscle;      ///< muscle id
  double dose = 1;         ///< sets counted per set done: 1 direct, ½ indirect, (0, 1]
  std::string counted_as;  ///< the one group it counts for here; empty: by the shares of the muscle
  bool stated = false;     ///< the articles name this target (or the group it came from)
};

/// How long each part of a repetition takes [s]: down, at the bottom, up, at the top.
struct Tempo {
  int down_s = 0;
  int bottom_s = 0;
  int up_s = 0;
  int top_s = 0;
};

/// What a dosage is meant for.
enum class DosageUse { kStandard, kWarmUp, kHold, kTempo, kMobility, kGeneral };
Words words_of(DosageUse);

/// An amount of work with its source. Absent fields are not prescribed.
struct Dosage {
  DosageUse use = DosageUse::kStandard;
  std::optional<IntRange> sets;
  std::optional<IntRange> reps;
  std::optional<RealRange> seconds;  ///< per repetition when `reps` is there, else per set
  std::optional<RealRange> metres;   ///< per set
  std::optional<Tempo> tempo;
  bool per_side = false;
  bool left_to_user = false;  ///< no source settles it: the figures are a start, the user decides
  std::string note;
  std::vector<std::string> sources;
};

/// One exercise or one variant of an exercise.
struct Exercise {
  std::string id;    ///< inventory handle X-01 …; a variant's id is its slug
  std::string slug;  ///< for the command line, e.g. kettlebell-deadlift
  std::string name;
  std::string variant_of;            ///< exercise id, empty for none
  std::vector<std::string> aliases;  ///< other names, lower case, for search and imported logs
  Category category = Category::kHinge;
  Pattern pattern = Pattern::kHinge;
  StartsAt starts_at = StartsAt::kTop;
  FilmFrom film_from = FilmFrom::kSide;
  Stance stance = Stance::kAny;
  Shoulders shoulders = Shoulders::kFree;
  bool unilateral = false;  ///< one side at a time: dosage is per side
  std::vector<Role> roles;
  std::vector<Flag> flags;
  std::vector<ProgressBy> progress_by;
  std::vector<Target> targets;
  /// Any one inner list is enough, all of it is needed; an empty inner list: nothing needed.
  std::vector<std::vector<std::string>> equipment;
  std::vector<Dosage> dosages;           ///< never empty
  std::vector<std::string> harder;       ///< exercise ids that come next
  std::vector<std::string> easier;       ///< the same arrows backwards; filled by the loader
  std::vector<std::string> swaps;        ///< do the same job with other equipment
  std::vector<std::string> choose_from;  ///< this entry only says "one of these"
  std::vector<std::string> checkpoints;  ///< C- ids that judge it; a squat has none of the hinge's
  std::vector<std::string> watch;        ///< D- ids, mistakes to look for
  std::vector<Statement> execution;      ///< how it is done
  Basis basis;
};

bool has_flag(const Exercise& exercise, Flag flag);
bool has_role(const Exercise& exercise, Role role);

}  // namespace dowel
