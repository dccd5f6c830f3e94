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
  kTerm,
  kReference,
  kSentence,
  kRedFlag,
  kCondition,
  kChoice,
};

/// Every id defined and every id mentioned while files are read, with its place. Lives shorter than
/// the documents.
class IdLedger {
 public:
  void define(EntryKind kind, const std::string& id, TomlSpot spot);
  void mention(EntryKind kind, const std::string& id, TomlSpot spot);
  /// Where an id is defined; an empty place where it is not.
  TomlPlace place_of(const std::string& id) const;
  /// The first id defined twice, else the first mention that does not resolve, else nothing.
  Result<void> check() const;

 private:
  struct Definition {
    EntryKind kind;
    TomlSpot spot;
  };
  struct Mention {
    EntryKind kind;
    std::string id;
    TomlSpot spot;
  };
  std::map<std::string, Definition, std::less<>> definitions_;
  std::vector<Mention> mentions_;
  std::optional<Error> duplicate_;
};

}  // namespace dowel
