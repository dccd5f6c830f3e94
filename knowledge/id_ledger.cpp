#include "knowledge/id_ledger.h"

#include <array>

#include "core/catalogue/knowledge.h"

namespace dowel {

namespace {

constexpr std::array<std::string_view, 28> kKindWords{"an entry",
                                                      "a muscle group",
                                                      "a muscle",
                                                      "a piece of equipment",
                                                      "an exercise",
                                                      "a lift",
                                                      "a cause",
                                                      "a test",
                                                      "a sign",
                                                      "a note on the hinge",
                                                      "a checkpoint",
                                                      "a mistake",
                                                      "a drill",
                                                      "a progression method",
                                                      "a stage",
                                                      "a rule",
                                                      "a sport",
                                                      "a protocol",
                                                      "a decision",
                                                      "a number",
                                                      "a gap",
                                                      "a claim",
                                                      "a word of training",
                                                      "a reference",
                                                      "a sentence",
                                                      "a warning sign",
                                                      "a condition",
                                                      "a choice of exercises"};

std::string word_of(EntryKind kind) {
  return std::string(kKindWords[static_cast<std::size_t>(kind)]);
}

}  // namespace

void IdLedger::define(EntryKind kind, const std::string& id, TomlSpot spot) {
  const auto [entry, fresh] = definitions_.try_emplace(id, Definition{kind, spot});
  if (!fresh && !duplicate_) {
    duplicate_ = Error{ErrorCode::kBadData,
                       "id '" + id + "' is already taken by " + word_of(entry->second.kind) +
                           " at " + to_string(entry->second.spot.place()),
                       to_string(spot.place()), "choose another id, or remove one of the two"};
  }
}

void IdLedger::mention(EntryKind kind, const std::string& id, TomlSpot spot) {
  mentions_.push_back({kind, id, spot});
}

TomlPlace IdLedger::place_of(const std::string& id) const {
  const auto found = definitions_.find(id);
  return found == definitions_.end() ? TomlPlace{} : found->second.spot.place();
}

Result<void> IdLedger::check() const {
  if (duplicate_) return tl::unexpected<Error>(*duplicate_);
  for (const Mention& mention : mentions_) {
    const auto found = definitions_.find(mention.id);
    const bool known = found != definitions_.end();
    if (known && (mention.kind == EntryKind::kAny || mention.kind == found->second.kind)) continue;
    std::vector<std::string> candidates;
    for (const auto& [id, definition] : definitions_) {
      if (mention.kind == EntryKind::kAny || definition.kind == mention.kind) {
        candidates.push_back(id);
      }
    }
    const std::vector<std::string> near = nearest_words(mention.id, candidates, 2);
    std::string hint =
        known ? "use the id of " + word_of(mention.kind) : "define it, or remove it here";
    if (!near.empty()) hint = "did you mean " + near[0];
    if (near.size() == 2) hint += " or " + near[1];
    if (!near.empty()) hint += "?";
    const std::string what = known
                                 ? "'" + mention.id + "' is " + word_of(found->second.kind) +
                                       ", here stands " + word_of(mention.kind)
                                 : "'" + mention.id + "' is not the id of " + word_of(mention.kind);
    return fail(ErrorCode::kBadData, what, hint, to_string(mention.spot.place()));
  }
  return {};
}

}  // namespace dowel
