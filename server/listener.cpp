// Boost.Beast reads the heads and frames the bodies; sockets, timers and threads are Boost.Asio's
// (docs/adr/0021-beast-speaks-http.md). Answers are written by hand: a head is a few lines of text.
#include "server/listener.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <limits>
#include <optional>
#include <thread>

namespace dowel::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;

constexpr int kSocketThreads = 2;
constexpr std::size_t kPiece = std::size_t{256} * 1024;

std::string_view std_view(beast::string_view text) { return {text.data(), text.size()}; }

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// What stands in an answer's head must not end its line.
bool fits_in_a_line(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

std::string head_text(const Response& response, std::optional<std::uint64_t> length, bool keep) {
  std::string text = "HTTP/1.1 " + std::to_string(response.status) + " ";
  text.append(reason_of(response.status)).append("\r\n");
  for (const auto& [name, value] : response.headers) {
    if (fits_in_a_line(value)) text.append(name).append(": ").append(value).append("\r\n");
  }
  if (length) text.append("Content-Length: ").append(std::to_string(*length)).append("\r\n");
  text.append(keep ? "Connection: keep-alive\r\n" : "Connection: close\r\n");
  return text += "\r\n";
}

// A file that is sent, closed when it is done.
class OpenFile {
 public:
  explicit OpenFile(const std::filesystem::path& path)
      : handle_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (handle_ >= 0) ::close(handle_);
  }
  bool is_open() const { return handle_ >= 0; }
  // @returns bytes read; 0 when there are no more or reading failed
  std::size_t read(char* to, std::size_t most, std::uint64_t offset) const {
    const ssize_t got = ::pread(handle_, to, most, static_cast<off_t>(offset));
    return got > 0 ? static_cast<std::size_t>(got) : 0;
  }

 private:
  int handle_;
};

struct Shared {
  Service& service;
  const ListenerOptions options;
  std::atomic<std::size_t> connections = 0;
  std::atomic<bool> stopping = false;
  asio::io_context io{
      kSocketThreads};  // what waits in it holds connections, which count themselves out
  asio::thread_pool workers;

  Shared(Service& s, const ListenerOptions& o)
      : service(s), options(o), workers(static_cast<std::size_t>(o.workers)) {}
};

// One client. Everything but the service's work happens in the strand of its socket.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Shared& shared, tcp::socket socket)
      : shared_(shared), stream_(std::move(socket)), wake_timer_(stream_.get_executor()) {
    ++shared_.connections;
    stream_.socket().set_option(tcp::no_delay(true), ignored_);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() {
    if (taker_) taker_->answer(false);
    --shared_.connections;
  }

  void begin() {
    asio::dispatch(stream_.get_executor(), [self = shared_from_this()] {
      self->read_head(self->shared_.options.head_time);
    });
  }

 private:
  void read_head(std::chrono::milliseconds within) {
    parser_.emplace();
    parser_->header_limit(shared_.options.longest_head);
    parser_->body_limit(std::numeric_limits<std::uint64_t>::max());
    request_ = {};
    taker_.reset();
    stream_.expires_after(within);
    http::async_read_header(stream_, buffer_, *parser_,
                            beast::bind_front_handler(&Connection::head_read, shared_from_this()));
  }

  void head_read(error_code failed, std::size_t) {
    if (failed == http::error::header_limit) return refuse(431, "the request's head is too long");
    if (failed == beast::error::timeout || failed == http::error::end_of_stream) return close();
    if (failed && failed.category() == http::make_error_code(http::error::bad_method).category()) {
      if (failed == http::error::partial_message) return close();
      return refuse(400, "that is no HTTP request");
    }
    if (failed) return close();
    if (!fill_head()) return refuse(400, "the request's address cannot be read");
    BodyPlan plan = shared_.service.plan(request_.head);
    if (Response* response = std::get_if<Response>(&plan)) {
      // What is left of a body nobody reads would be taken for the next request.
      keep_alive_ = keep_alive_ && parser_->is_done();
      return respond(std::move(*response));
    }
    if (KeepBody* keep = std::get_if<KeepBody>(&plan)) {
      at_most_ = keep->at_most;
      body_until_ = std::chrono::steady_clock::now() + shared_.options.body_time;
    } else {
      taker_ = std::move(std::get<std::unique_ptr<BodyTaker>>(plan));
      at_most_ = std::numeric_limits<std::uint64_t>::max();
      body_until_ = std::chrono::steady_clock::time_point::max();
    }
    const auto length = parser_->content_length();
    if (length && *length > at_most_) return refuse(413, "the request's body is too large");
    if (parser_->is_done()) return body_done();
    if (lowered(request_.head.header("expect")) == "100-continue") return ask_to_go_on();
    read_body();
  }

  bool fill_head() {
    const auto& message = parser_->get();
    RequestHead& head = request_.head;
    head.method = std::string(message.method_string());
    head.target = std::string(message.target());
    for (const auto& field : message) {
      std::string& value = head.headers[lowered(std_view(field.name_string()))];
      if (!value.empty()) value += ", ";  // told twice, as RFC 9110 joins them: a Host so is wrong
      value.append(std_view(field.value()));
    }
    keep_alive_ = message.keep_alive();
    only_head_ = head.method == "HEAD";
    return read_target(head);
  }

  void ask_to_go_on() {
    static constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
    stream_.expires_after(shared_.options.piece_time);
    asio::async_write(stream_, asio::buffer(kGoOn),
                      [self = shared_from_this()](error_code failed, std::size_t) {
                        if (failed) return self->close();
                        self->read_body();
                      });
  }

  void read_body() {
    piece_.resize(kPiece);
    auto& body = parser_->get().body();
    body.data = piece_.data();
    body.size = piece_.size();
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        body_until_ - std::chrono::steady_clock::now());
    if (left.count() <= 0) return refuse(408, "the request's body came too slowly");
    stream_.expires_after(std::min(left, shared_.options.piece_time));
    http::async_read(stream_, buffer_, *parser_,
                     beast::bind_front_handler(&Connection::body_read, shared_from_this()));
  }

  void body_read(error_code failed, std::size_t) {
    if (failed == http::error::need_buffer) failed = {};
    if (failed == beast::error::timeout) return close();
    if (failed) return close();
    const std::size_t got = piece_.size() - parser_->get().body().size;
    const std::string_view bytes(piece_.data(), got);
    if (taker_) {
      // Writing to a disk may take its time: not in the thread that serves everybody's sockets.
      asio::post(shared_.workers, [self = shared_from_this(), bytes] {
        const bool more = self->taker_->take(bytes);
        asio::post(self->stream_.get_executor(), [self, more] { self->piece_taken(more); });
      });
      return;
    }
    if (request_.body.size() + got > at_most_) {
      return refuse(413, "the request's body is too large");
    }
    request_.body.append(bytes);
    parser_->is_done() ? body_done() : read_body();
  }

  void piece_taken(bool more) {
    if (more && !parser_->is_done()) return read_body();
    if (!more) keep_alive_ = keep_alive_ && parser_->is_done();
    body_done();
  }

  void body_done() {
    stream_.expires_never();
    asio::post(shared_.workers, [self = shared_from_this()] {
      auto response = std::make_shared<Response>();
      if (self->taker_) {
        *response = self->taker_->answer(true);
        self->taker_.reset();
      } else {
        *response = self->shared_.service.answer(self->request_);
      }
      asio::post(self->stream_.get_executor(),
                 [self, response] { self->respond(std::move(*response)); });
    });
  }

  void refuse(int status, std::string_view why) {
    keep_alive_ = false;
    if (taker_) {
      taker_->answer(false);
      taker_.reset();
    }
    respond(shared_.service.refuse(status, why));
  }

  void respond(Response response) {
    keep_alive_ = keep_alive_ && !shared_.stopping;
    response_ = std::move(response);
    if (std::holds_alternative<EventStream>(response_.body)) return begin_events();
    std::optional<std::uint64_t> length;
    const std::string* text = response_.text();
    if (text) length = text->size();
    if (const auto* part = std::get_if<FilePart>(&response_.body)) {
      length = part->length;
      file_.emplace(part->path);
      if (!file_->is_open()) {
        file_.reset();
        return respond(shared_.service.refuse(404, "the file is not there any more"));
      }
      offset_ = part->offset;
      left_ = only_head_ ? 0 : part->length;
    }
    if (response_.status == 204 || response_.status == 304) length.reset();
    head_ = head_text(response_, length, keep_alive_);
    stream_.expires_after(shared_.options.piece_time);
    std::array<asio::const_buffer, 2> buffers{asio::buffer(head_), asio::const_buffer()};
    if (text && !only_head_) buffers[1] = asio::buffer(*text);
    asio::async_write(stream_, buffers,
                      [self = shared_from_this()](error_code failed, std::size_t) {
                        if (failed) return self->close();
                        self->file_ ? self->write_file() : self->next_request();
                      });
  }

  void write_file() {
    if (left_ == 0) {
      file_.reset();
      return next_request();
    }
    asio::post(shared_.workers, [self = shared_from_this()] {
      self->piece_.resize(kPiece);
      const auto most = static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, self->left_));
      const std::size_t got = self->file_->read(self->piece_.data(), most, self->offset_);
      asio::post(self->stream_.get_executor(), [self, got] { self->write_piece(got); });
    });
  }

  void write_piece(std::size_t size) {
    if (size == 0) return close();  // shorter than promised: only breaking off says so
    offset_ += size;
    left_ -= size;
    stream_.expires_after(shared_.options.piece_time);
    asio::async_write(stream_, asio::buffer(piece_.data(), size),
                      [self = shared_from_this()](error_code failed, std::size_t) {
                        if (failed) return self->close();
                        self->write_file();
                      });
  }

  void begin_events() {
    keep_alive_ = false;
    auto& events = std::get<EventStream>(response_.body);
    if (only_head_) {
      head_ = head_text(response_, std::nullopt, false);
      asio::async_write(stream_, asio::buffer(head_),
                        [self = shared_from_this()](error_code, std::size_t) { self->close(); });
      return;
    }
    // Whoever tells of an event holds no client: one that went away is forgotten.
    events.subscribe([weak = weak_from_this()] {
      if (const auto self = weak.lock()) {
        asio::post(self->stream_.get_executor(), [self] { self->wake_timer_.cancel(); });
      }
    });
    head_ = head_text(response_, std::nullopt, false);
    stream_.expires_after(shared_.options.piece_time);
    asio::async_write(stream_, asio::buffer(head_),
                      [self = shared_from_this()](error_code failed, std::size_t) {
                        if (failed) return self->close();
                        self->write_events(false);
                      });
  }

  void write_events(bool waited) {
    if (shared_.stopping) return close();
    head_ = std::get<EventStream>(response_.body).more();
    if (head_.empty() && !waited) return wait_for_events();
    if (head_.empty()) head_ = ": still here\n\n";
    stream_.expires_after(shared_.options.piece_time);
    asio::async_write(stream_, asio::buffer(head_),
                      [self = shared_from_this()](error_code failed, std::size_t) {
                        if (failed) return self->close();
                        self->wait_for_events();
                      });
  }

  void wait_for_events() {
    stream_.expires_never();
    constexpr std::chrono::seconds kSignOfLife{15};
    wake_timer_.expires_after(kSignOfLife);
    // What was told between the last look and now cancelled no timer: look once more.
    std::string more = std::get<EventStream>(response_.body).more();
    if (!more.empty()) {
      head_ = std::move(more);
      stream_.expires_after(shared_.options.piece_time);
      asio::async_write(stream_, asio::buffer(head_),
                        [self = shared_from_this()](error_code failed, std::size_t) {
                          if (failed) return self->close();
                          self->wait_for_events();
                        });
      return;
    }
    wake_timer_.async_wait(
        [self = shared_from_this()](error_code cancelled) { self->write_events(!cancelled); });
  }

  void next_request() {
    if (!keep_alive_) return close();
    if (!parser_->is_done()) return close();
    read_head(shared_.options.idle_time);
  }

  void close() {
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored_);
    if (!lingers_ && stream_.socket().is_open()) {
      // An answer to somebody still sending must not be lost by a reset: read on for a moment.
      lingers_ = true;
      piece_.resize(kPiece);
      constexpr std::chrono::seconds kMoment{2};
      stream_.expires_after(kMoment);
      drain(0);
      return;
    }
    stream_.close();
  }

  void drain(std::size_t so_far) {
    constexpr std::size_t kMost = std::size_t{4} * 1024 * 1024;
    stream_.async_read_some(asio::buffer(piece_),
                            [self = shared_from_this(), so_far](error_code failed, std::size_t n) {
                              if (failed || so_far + n > kMost) return self->stream_.close();
                              self->drain(so_far + n);
                            });
  }

  Shared& shared_;
  beast::tcp_stream stream_;
  asio::steady_timer wake_timer_;
  beast::flat_buffer buffer_{kPiece + 64 * 1024};
  std::optional<http::request_parser<http::buffer_body>> parser_;
  Request request_;
  std::unique_ptr<BodyTaker> taker_;
  std::uint64_t at_most_ = 0;
  std::chrono::steady_clock::time_point body_until_;
  std::string piece_, head_;
  Response response_;
  std::optional<OpenFile> file_;
  std::uint64_t offset_ = 0, left_ = 0;
  bool keep_alive_ = false, only_head_ = false, lingers_ = false;
  error_code ignored_;
};

class BeastListener : public Listener {
 public:
  BeastListener(Service& service, const ListenerOptions& options) : shared_(service, options) {}
  BeastListener(const BeastListener&) = delete;
  BeastListener& operator=(const BeastListener&) = delete;
  ~BeastListener() override { BeastListener::stop(); }

  Result<void> open() {
    auto four = std::make_unique<tcp::acceptor>(shared_.io);
    const std::uint16_t wanted = shared_.options.port;
    if (const error_code failed = listen(*four, {asio::ip::address_v4::loopback(), wanted})) {
      return fail(ErrorCode::kUsage,
                  "the port " + std::to_string(wanted) + " cannot be used: " + failed.message(),
                  "say another with --port, or end the program that uses it");
    }
    port_ = four->local_endpoint().port();
    acceptors_.push_back(std::move(four));
    // A machine without IPv6 has no ::1, and that is no failure; somebody else on it is.
    auto six = std::make_unique<tcp::acceptor>(shared_.io);
    const error_code failed = listen(*six, {asio::ip::address_v6::loopback(), port_});
    if (!failed) acceptors_.push_back(std::move(six));
    if (failed == boost::system::errc::address_in_use && wanted != 0) {
      return fail(ErrorCode::kUsage,
                  "the port " + std::to_string(wanted) + " is used by another program on ::1",
                  "say another with --port, or end the program that uses it");
    }
    return {};
  }

  std::uint16_t port() const override { return port_; }
  std::size_t connections() const override { return shared_.connections; }

  void run() override {
    for (auto& acceptor : acceptors_) accept(*acceptor);
    std::thread second([this] { shared_.io.run(); });
    shared_.io.run();
    second.join();
    shared_.workers.join();
  }

  void stop() override {
    if (shared_.stopping.exchange(true)) return;
    shared_.io.stop();
  }

 private:
  static error_code listen(tcp::acceptor& acceptor, const tcp::endpoint& at) {
    error_code failed;
    acceptor.open(at.protocol(), failed);
    if (failed) return failed;
    acceptor.set_option(tcp::acceptor::reuse_address(true), failed);
    if (at.address().is_v6()) acceptor.set_option(asio::ip::v6_only(true), failed);
    acceptor.bind(at, failed);
    if (failed) return failed;
    acceptor.listen(asio::socket_base::max_listen_connections, failed);
    return failed;
  }

  void accept(tcp::acceptor& acceptor) {
    acceptor.async_accept(
        asio::make_strand(shared_.io), [this, &acceptor](error_code failed, tcp::socket socket) {
          if (shared_.stopping) return;
          if (!failed && shared_.connections < shared_.options.most_connections) {
            std::make_shared<Connection>(shared_, std::move(socket))->begin();
          }
          if (failed) return accept_later(acceptor);  // out of file handles: not in a tight loop
          accept(acceptor);
        });
  }

  void accept_later(tcp::acceptor& acceptor) {
    auto timer = std::make_shared<asio::steady_timer>(shared_.io, std::chrono::milliseconds{100});
    timer->async_wait([this, &acceptor, timer](error_code) { accept(acceptor); });
  }

  Shared shared_;
  std::vector<std::unique_ptr<tcp::acceptor>> acceptors_;
  std::uint16_t port_ = 0;
};

}  // namespace

Result<std::unique_ptr<Listener>> Listener::open(Service& service, const ListenerOptions& options) {
  auto listener = std::make_unique<BeastListener>(service, options);
  DOWEL_TRY(listener->open());
  return std::unique_ptr<Listener>(std::move(listener));
}

}  // namespace dowel::server
