#pragma once

#include <string>

#include "server/fields.h"

namespace dowel::server {

class House;

/// What somebody says of an analysis that the film does not. The analysis stays; this stands beside
/// it, named and dated, and what is decided follows it.
struct Change {
  std::string kind{};        ///< "left_out", "not_a_rep" or "state"
  int rep = 0;               ///< its index, from 1
  std::string checkpoint{};  ///< of a "state"
  std::string state{};       ///< of a "state": held, broken, borderline or cannot_tell
  std::string reason{};
  std::string by{};
};

/// The document with all changes put in, for whoever decides by it. Nothing that is changed makes a
/// fault held: what was broken in a rep that is left out, or seen otherwise by somebody, can no
/// longer be told in any rep that did not break it itself. So leaving out a broken rep never turns
/// hold into pass; the gate says not measured.
/// @param document  `dowel.analysis/1` as it was made
/// @param changes  list of objects with the fields of `Change`, id and made_at
/// @returns usage for a rep or checkpoint that is not there
Answer<Json> with_changes(Json document, const Json& changes);

/// Keeps a change of an analysis, in the log, too, where it belongs to a set.
/// @returns what is known of the analysis now, with `changes`
Answer<Json> put_change(House& house, const std::string& analysis, const Change& change);

/// Takes one back. @param id  of the change
Answer<Json> remove_change(House& house, const std::string& analysis, const std::string& id);

}  // namespace dowel::server
