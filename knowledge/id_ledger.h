#pragma once

#include <map>

#include "knowledge/toml_reader.h"

namespace dowel {

/// What an id names; `references` fields that may name anything use `kAny`.
enum class EntryKind {
  kAny,
  kGroup,
  kMuscle,
  kEquipment,
  kExercise,
  kLift,
  kCause,
  kTest,
  kSign,
  kHingeNote,
  kCheckpoint,
  kMistake,
  kDrill,
  kMethod,
  kStage,
  kRule,
  kSport,
  kProtocol,
  kDecision,
  kNumber,
  kGap,
  kClaim,
  kReference,
  kSentence,
  kRedFlag,
  kCondition,
  kChoice,
};

/// Every id defined and every id mentioned while files are read, with its place.
class IdLedger {
 public:
  void define(EntryKind kind, const std::string& id, const TomlPlace& place);
  void mention(EntryKind kind, const std::string& id, const TomlPlace& place);
  /// Where an id is defined; an empty place where it is not.
  TomlPlace place_of(const std::string& id) const;
  /// The first id defined twice, else the first mention that does not resolve, else nothing.
  Result<void> check() const;

 private:
  struct Definition {
    EntryKind kind;
    TomlPlace place;
  };
  struct Mention {
    EntryKind kind;
    std::string id;
    TomlPlace place;
  };
  std::map<std::string, Definition, std::less<>> definitions_;
  std::vector<Mention> mentions_;
  std::optional<Error> duplicate_;
};

}  // namespace dowel
