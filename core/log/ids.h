#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace dowel {

/// The identity of one kind of record: text that never changes and is never reused. The tag keeps
/// a session's identity from being passed where a set's is meant.
template <class Tag>
struct Id {
  std::string value;
  auto operator<=>(const Id&) const = default;  // NOLINT(modernize-use-nullptr): its own mistake
};

using AthleteId = Id<struct AthleteTag>;
using SessionId = Id<struct SessionTag>;
using SetId = Id<struct SetTag>;
using AnalysisId = Id<struct AnalysisTag>;
using GateId = Id<struct GateTag>;
using PlanId = Id<struct PlanTag>;
using PainAnswerId = Id<struct PainAnswerTag>;
using RedFlagCheckId = Id<struct RedFlagCheckTag>;
using CheckId = Id<struct CheckTag>;
using NoteId = Id<struct NoteTag>;
using CommentId = Id<struct CommentTag>;
using MappingId = Id<struct MappingTag>;
using ImportedRowId = Id<struct ImportedRowTag>;

/// Makes a fresh identity at each call. Handed in from outside, because fresh means random and
/// the core has no randomness of its own.
using IdGenerator = std::function<std::string()>;

/// A UUID of version 7: time-ordered, so that new records land at the end of an index.
/// @param unix_ms  milliseconds since 1970; the low 48 bits are used
/// @param random_high,random_low  128 random bits, of which 74 are used
/// @source [RFC9562] §5.7
std::string time_ordered_uuid(std::uint64_t unix_ms, std::uint64_t random_high,
                              std::uint64_t random_low);

/// A UUID of version 5: the same name always gives the same identity, on every machine. Rows of
/// foreign logs get theirs so, which is what makes importing twice harmless.
/// @param space  a UUID that names the kind of name
/// @source [RFC9562] §5.5
std::string name_uuid(std::string_view space, std::string_view name);

/// The space under which Dowel names imported sessions and sets.
inline constexpr std::string_view kImportSpace = "6f0d2c6e-6f1c-5b8e-9a53-3c1d5a0b7e21";

}  // namespace dowel
