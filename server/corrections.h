#pragma once

#include <optional>
#include <string>
#include <vector>

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

/// Somebody says that a rep begins, turns or ends elsewhere.
struct EdgesSaid {
  int rep = 0;
  std::optional<double> start_s{}, bottom_s{}, end_s{};
  std::string reason{}, by{}, when{};
};
Json json_of(const EdgesSaid& edges);
EdgesSaid edges_said(const Json& json);

/// An analysis whose edges somebody moved, beside the one it was made from.
struct MeasuredAnew {
  std::string text{};  ///< the new document
  int held = 0, gradeable = 0;
};
/// The measuring is believed, the moving is not: a fault of the former analysis in a rep whose
/// edges were moved that is not found there any more cannot be told now, in no rep that did not
/// break it itself. So moving edges never turns hold into pass.
/// @param former, now  documents `dowel.analysis/1` @returns errors: kBadData for damaged ones
Result<MeasuredAnew> measured_anew(const Json& former, Json now,
                                   const std::vector<EdgesSaid>& edges);

/// Keeps a change of an analysis, in the log, too, where it belongs to a set.
/// @returns what is known of the analysis now, with `changes`
Answer<Json> put_change(House& house, const std::string& analysis, const Change& change);

/// Puts the changes that an analysis came with into effect.
Answer<void> changes_again(House& house, const std::string& analysis);

/// Takes one back. @param id  of the change
Answer<Json> remove_change(House& house, const std::string& analysis, const std::string& id);

}  // namespace dowel::server
