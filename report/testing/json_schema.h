#pragma once

#include <string>
#include <vector>

namespace dowel::report::testing {

/// Checks a JSON document against a JSON Schema (draft-07).
/// @returns what is wrong, one line each with its place; empty when the document is valid
std::vector<std::string> schema_violations(const std::string& document_text,
                                           const std::string& schema_text);

}  // namespace dowel::report::testing
