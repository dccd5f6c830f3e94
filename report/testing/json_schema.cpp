#include "report/testing/json_schema.h"

// GCC 12 warns of an impossible overlap inside std::string (GCC bug 105651).
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wrestrict"
#endif

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace dowel::report::testing {

std::vector<std::string> schema_violations(const std::string& document_text,
                                           const std::string& schema_text) {
  const auto document = nlohmann::json::parse(document_text, nullptr, false);
  const auto schema_document = nlohmann::json::parse(schema_text, nullptr, false);
  if (document.is_discarded()) return {"the document is not JSON"};
  if (schema_document.is_discarded()) return {"the schema is not JSON"};
  valijson::Schema schema;
  valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schema_document), schema);
  valijson::Validator validator;
  valijson::ValidationResults results;
  std::vector<std::string> out;
  if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(document), &results)) {
    return out;
  }
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    std::string place;
    for (const std::string& part : error.context) place += part;
    out.push_back(place + ": " + error.description);
  }
  return out;
}

}  // namespace dowel::report::testing
