#include <charconv>

#include "server/fields.h"
#include "server/films.h"
#include "server/house.h"
#include "server/routes.h"

namespace dowel::server {
namespace {

Outcome begin_upload(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  Fields fields(*body);
  const std::string name = fields.required("name");
  const auto size = fields.number("size");
  if (auto wrong = fields.wrong()) return tl::unexpected(std::move(*wrong));
  if (!size || *size < 0 || *size > 9e15) {
    return problem(422, "usage", "the size of the film is missing", "send it in bytes");
  }
  const auto upload = call.house.films().begin_upload(name, static_cast<std::uint64_t>(*size));
  DOWEL_TRY(upload);
  Response response = document(*upload, 201);
  response.set("Location", "/api/uploads/" + (*upload)["id"].get<std::string>());
  response.set("Upload-Offset", "0");
  return response;
}

Outcome show_upload(Call& call) {
  const auto upload = call.house.films().upload(call["id"]);
  DOWEL_TRY(upload);
  Response response = document(*upload);
  response.set("Upload-Offset", (*upload)["offset"].dump());
  response.set("Upload-Length", (*upload)["size"].dump());
  return response;
}

Answer<std::unique_ptr<BodyTaker>> take_piece(Call& call) {
  const RequestHead& head = call.request.head;
  if (head.header("content-type") != "application/offset+octet-stream") {
    return problem(415, "unsupported", "the piece is not said to be one",
                   "send Content-Type: application/offset+octet-stream");
  }
  const std::string_view text = head.header("upload-offset");
  std::uint64_t offset = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), offset);
  if (text.empty() || failed != std::errc() || end != text.data() + text.size()) {
    return problem(422, "usage", "the header Upload-Offset is missing",
                   "say where the piece goes on");
  }
  return call.house.films().take_piece(call["id"], offset);
}

Outcome drop_upload(Call& call) {
  DOWEL_TRY(call.house.films().drop_upload(call["id"]));
  return Response{204, {}, std::string()};
}

}  // namespace

std::vector<Route> upload_routes() {
  std::vector<Route> routes{{"POST", "/api/uploads", begin_upload, kSmallBody},
                            {"GET", "/api/uploads/{id}", show_upload},
                            {"DELETE", "/api/uploads/{id}", drop_upload},
                            {"PATCH", "/api/uploads/{id}"}};
  routes.back().taking = take_piece;
  for (Route& route : routes) route.stands = std::chrono::seconds{0};  // it changes piece by piece
  return routes;
}

}  // namespace dowel::server
