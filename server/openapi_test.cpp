#include "server/openapi.h"

#include <gmock/gmock.h>

#include <fstream>
#include <set>

#include "report/testing/json_schema.h"
#include "server/routes.h"
#include "server/testing/running_house.h"
#include "testing/folders.h"

namespace dowel::server {
namespace {

using ::testing::UnorderedElementsAreArray;

nlohmann::json contract() { return nlohmann::json::parse(openapi_text()); }

std::string upper(std::string word) {
  for (char& c : word) c = static_cast<char>(std::toupper(c));
  return word;
}

std::set<std::string> operations_of_contract() {
  std::set<std::string> all;
  const nlohmann::json whole = contract();
  for (const auto& [path, item] : whole["paths"].items()) {
    for (const auto& [method, operation] : item.items()) {
      if (method != "parameters") all.insert(upper(method) + " " + path);
    }
  }
  return all;
}

// Both directions: what is described is there, and what is there is described.
TEST(OpenApi, DescribesEveryEndpointAndNoOther) {
  std::set<std::string> served;
  for (const Route& route : all_routes()) served.insert(route.method + " " + route.pattern);
  EXPECT_THAT(operations_of_contract(), UnorderedElementsAreArray(served));
}

TEST(OpenApi, EveryPlaceOfAPathIsDescribed) {
  const nlohmann::json whole = contract();
  for (const auto& [path, item] : whole["paths"].items()) {
    std::set<std::string> described;
    const nlohmann::json parameters = item.value("parameters", nlohmann::json::array());
    for (const auto& parameter : parameters) {
      described.insert("{" + parameter["name"].get<std::string>() + "}");
    }
    std::set<std::string> there;
    for (std::size_t at = path.find('{'); at != std::string::npos; at = path.find('{', at + 1)) {
      there.insert(path.substr(at, path.find('}', at) - at + 1));
    }
    EXPECT_EQ(described, there) << path;
  }
}

TEST(OpenApi, EveryReferenceLeadsSomewhere) {
  const nlohmann::json whole = contract();
  std::size_t count = 0;
  const std::function<void(const nlohmann::json&)> look = [&](const nlohmann::json& node) {
    if (node.is_object() && node.contains("$ref")) {
      const std::string to = node["$ref"].get<std::string>().substr(1);
      EXPECT_TRUE(whole.contains(nlohmann::json::json_pointer(to))) << to;
      ++count;
    }
    for (const auto& child : node) {
      if (child.is_structured()) look(child);
    }
  };
  look(whole);
  EXPECT_GT(count, 100U);
}

std::string media_type(const Reply& reply) {
  const auto found = reply.headers.find("content-type");
  if (found == reply.headers.end()) return "";
  return found->second.substr(0, found->second.find(';'));
}

std::string read_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Every document is as its schema says: those of the commands in docs/schemas, the server's own in
// docs/api.
void expect_valid(const std::string& document, const std::string& name, const std::string& what) {
  const std::filesystem::path docs = source_folder() / "docs";
  const std::string file = name.substr(6, name.find('/') - 6) + ".schema.json";
  std::string schema;
  for (const auto& folder : {docs / "schemas", docs / "api"}) {
    if (std::filesystem::exists(folder / file)) schema = read_text(folder / file);
  }
  ASSERT_FALSE(schema.empty()) << what << ": no schema of " << name;
  for (const std::string& line : report::testing::schema_violations(document, schema)) {
    ADD_FAILURE() << what << ": " << name << " " << line;
  }
}

// What the server answers is one of the answers described: status, media type and schema's name.
void expect_described(const nlohmann::json& operation, const Reply& reply,
                      const std::string& what) {
  const auto& responses = operation["responses"];
  const std::string status = std::to_string(reply.status);
  if (!responses.contains(status)) {
    EXPECT_GE(reply.status, 400) << what << " answers " << status << " " << reply.body;
    EXPECT_EQ(media_type(reply), "application/problem+json") << what;
    const auto problem = json_of(reply);
    for (const char* field : {"type", "title", "status", "instance", "code", "hint"}) {
      EXPECT_TRUE(problem.contains(field)) << what << " lacks " << field;
    }
    return;
  }
  const nlohmann::json content = responses[status].value("content", nlohmann::json::object());
  if (content.empty()) return;
  ASSERT_TRUE(content.contains(media_type(reply))) << what << ": " << media_type(reply);
  const auto& schema = content[media_type(reply)]["schema"];
  std::set<std::string> names;
  const auto add = [&](const nlohmann::json& one) {
    if (!one.contains("$ref")) return;
    const std::string ref = one["$ref"];
    names.insert("dowel." + ref.substr(ref.rfind('/') + 1) + "/1");
  };
  add(schema);
  const nlohmann::json several = schema.value("oneOf", nlohmann::json::array());
  for (const auto& one : several) add(one);
  if (names.empty()) return;
  const std::string name = json_of(reply).value("schema", "");
  EXPECT_EQ(names.count(name), 1U) << what << ": " << reply.body;
  expect_valid(reply.body, name, what);
}

// Every endpoint, asked with a body made from its own description: nothing answers otherwise than
// described, and nothing falls over.
TEST(OpenApi, TheServerAnswersAsDescribed) {
  RunningHouse house;
  const Reply ana = house.send("POST", "/api/athletes", {{"name", "Ana"}});
  const std::string athlete = json_of(ana)["athletes"][0]["id"];
  house.send("POST", "/api/me/log", {{"text", "deadlift 3x5x100"}});
  const std::string set =
      json_of(house.get("/api/me/sessions"))["sessions"][0]["sets"][0]["id"].get<std::string>();
  std::size_t good = 0;
  const std::function<nlohmann::json(const nlohmann::json&)> sample =
      [&](const nlohmann::json& schema) -> nlohmann::json {
    if (schema.contains("enum")) return schema["enum"][0];
    const auto& type = schema["type"];
    const std::string kind = type.is_array() ? type[0].get<std::string>() : type.get<std::string>();
    if (kind == "integer" || kind == "number") return 1;
    if (kind == "boolean") return true;
    if (kind == "array") return nlohmann::json::array();
    if (kind == "string") return "deadlift";
    auto object = nlohmann::json::object();
    const nlohmann::json required = schema.value("required", nlohmann::json::array());
    for (const auto& name : required) {
      object[name.get<std::string>()] = sample(schema["properties"][name.get<std::string>()]);
    }
    return object;
  };
  const nlohmann::json whole = contract();
  for (const auto& [path, item] : whole["paths"].items()) {
    if (path == "/api/doctor" || path == "/api/everything" || path == "/api/events" ||
        path == "/api/demo") {
      continue;  // a process, the end, without end, a year: each has a test of its own or elsewhere
    }
    std::string target = path;
    const std::vector<std::pair<std::string, std::string>> words{
        {"{a}", athlete},   {"{exercise}", "deadlift"}, {"{id}", set},      {"{name}", "x"},
        {"{kind}", "play"}, {"{change}", "x"},          {"{comment}", "x"}, {"{voice}", "x"}};
    for (const auto& [place, word] : words) {
      if (const auto at = target.find(place); at != std::string::npos) {
        target.replace(at, place.size(), word);
      }
    }
    for (const auto& [method, operation] : item.items()) {
      if (method == "parameters" || method == "delete") continue;
      Reply reply;
      if (!operation.contains("requestBody")) {
        reply = house.get(target);
      } else if (operation["requestBody"]["content"].contains("application/json")) {
        const auto& schema = operation["requestBody"]["content"]["application/json"]["schema"];
        reply = house.send(upper(method), target, sample(schema));
      } else {
        const std::string type = operation["requestBody"]["content"].begin().key();
        reply = ask(house.port(), upper(method), target,
                    {{"Content-Type", type}, {"Upload-Offset", "0"}}, "no log");
      }
      EXPECT_NE(reply.status, 0) << method << " " << target;
      EXPECT_NE(reply.status, 500) << method << " " << target << reply.body;
      expect_described(operation, reply, method + " " + target);
      good += reply.status < 300 ? 1 : 0;
    }
  }
  EXPECT_GT(good, 25U);  // more than refusals was seen
}

}  // namespace
}  // namespace dowel::server
