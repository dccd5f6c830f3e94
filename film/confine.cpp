#include "film/confine.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstddef>

namespace dowel::film {
namespace {

namespace fs = std::filesystem;

#ifdef DOWEL_SANITIZED
constexpr bool kSanitized = true;  // its run time maps terabytes and traces its own process
#else
constexpr bool kSanitized = false;
#endif

void set_limit(__rlimit_resource what, rlim_t soft, rlim_t hard) {
  rlimit limits{};
  if (::getrlimit(what, &limits) != 0) return;
  // A stricter limit of the surroundings stays.
  limits.rlim_max = std::min(limits.rlim_max, hard);
  limits.rlim_cur = std::min(soft, limits.rlim_max);
  ::setrlimit(what, &limits);
}

// Rights on files, as Landlock's versions brought them; the headers of Debian 12 know two of them.
constexpr std::uint64_t kFirstVersion = (1ULL << 13U) - 1;
constexpr std::uint64_t kTruncate = 1ULL << 14U;
constexpr std::uint64_t kReadRights = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t kWriteRights = kReadRights | LANDLOCK_ACCESS_FS_WRITE_FILE | kTruncate;
constexpr std::uint64_t kMakeRights = kWriteRights | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                                      LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_DIR;
constexpr std::uint64_t kRightsOnFiles =
    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | kTruncate;

std::uint64_t rights_of_version(long version) {
  std::uint64_t rights = kFirstVersion;
  if (version >= 2) rights |= 1ULL << 13U;  // into another folder
  if (version >= 3) rights |= kTruncate;
  return rights;
}

void allow(int rules, const fs::path& path, std::uint64_t rights) {
  const int place = ::open(path.c_str(), O_PATH | O_CLOEXEC);
  if (place < 0) return;
  struct stat about {};
  if (::fstat(place, &about) == 0) {
    if (!S_ISDIR(about.st_mode)) rights &= kRightsOnFiles;
    landlock_path_beneath_attr rule{};
    rule.allowed_access = rights;
    rule.parent_fd = place;
    ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0U);
  }
  ::close(place);
}

// What libraries read while they work: code pages and time zones, the processor's description.
constexpr const char* kSystemPlaces[] = {"/usr", "/lib", "/lib64", "/etc", "/proc", "/sys"};
constexpr const char* kSystemDevices[] = {"/dev/null", "/dev/zero", "/dev/random", "/dev/urandom"};

// The nearest folder that is there: the file is made in it, or a folder for the file.
fs::path folder_there(const fs::path& file) {
  std::error_code none;
  fs::path folder = fs::weakly_canonical(file, none).parent_path();
  while (folder.has_relative_path() && !fs::is_directory(folder, none)) {
    folder = folder.parent_path();
  }
  return folder.empty() ? fs::path(".") : folder;
}

bool confine_files(const Reach& reach) {
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, std::size_t{0},
                                 LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return false;
  landlock_ruleset_attr handled{};
  handled.handled_access_fs = rights_of_version(version);
  const long made =
      ::syscall(SYS_landlock_create_ruleset, &handled, sizeof handled.handled_access_fs, 0U);
  if (made < 0) return false;
  const int rules = static_cast<int>(made);
  const auto grant = [&](const fs::path& path, std::uint64_t rights) {
    allow(rules, path, rights & handled.handled_access_fs);
  };
  for (const char* place : kSystemPlaces) grant(place, kReadRights);
  for (const char* device : kSystemDevices) grant(device, kWriteRights);
  for (const fs::path& path : reach.read) grant(path, kReadRights);
  for (const fs::path& path : reach.write) {
    std::error_code none;
    if (fs::exists(path, none) && !fs::is_regular_file(path, none) &&
        !fs::is_directory(path, none)) {
      grant(path, kWriteRights);  // a pipe or a device, written straight through
    } else {
      grant(fs::is_directory(path, none) ? path : folder_there(path), kMakeRights);
    }
  }
  const bool done = ::syscall(SYS_landlock_restrict_self, rules, 0U) == 0;
  ::close(rules);
  return done;
}

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t kArchitecture = 0;
#endif

// What reading a film never needs. These fail with "not permitted"; everything else stays.
constexpr long kRefusedCalls[] = {SYS_socket,
                                  SYS_socketpair,
                                  SYS_connect,
                                  SYS_bind,
                                  SYS_listen,
                                  SYS_accept,
                                  SYS_accept4,
                                  SYS_execve,
                                  SYS_execveat,
                                  SYS_ptrace,
                                  SYS_process_vm_readv,
                                  SYS_process_vm_writev,
                                  SYS_kill,
                                  SYS_rt_sigqueueinfo,
                                  SYS_pidfd_send_signal,
                                  SYS_pidfd_getfd,
                                  SYS_mount,
                                  SYS_umount2,
                                  SYS_pivot_root,
                                  SYS_chroot,
                                  SYS_setns,
                                  SYS_unshare,
                                  SYS_init_module,
                                  SYS_finit_module,
                                  SYS_delete_module,
                                  SYS_kexec_load,
                                  SYS_bpf,
                                  SYS_io_uring_setup,
                                  SYS_perf_event_open,
                                  SYS_userfaultfd,
                                  SYS_keyctl,
                                  SYS_add_key,
                                  SYS_request_key,
                                  SYS_open_by_handle_at,
                                  SYS_swapon,
                                  SYS_reboot};

bool confine_calls() {
  if (kSanitized || kArchitecture == 0) return false;
  const auto load = [](std::size_t offset) {
    return sock_filter BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset));
  };
  const sock_filter refuse = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 1U /* EPERM */);
  std::vector<sock_filter> program;
  program.push_back(load(offsetof(seccomp_data, arch)));
  program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kArchitecture, 1, 0));
  program.push_back(refuse);
  program.push_back(load(offsetof(seccomp_data, nr)));
  // Numbers above belong to x32, another way to say the same calls.
  constexpr std::uint32_t kOtherNumbers = 0x40000000U;
  program.push_back(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, kOtherNumbers, 0, 1));
  program.push_back(refuse);
  for (const long call : kRefusedCalls) {
    program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 1));
    program.push_back(refuse);
  }
  program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  sock_fprog filter{};
  filter.len = static_cast<unsigned short>(program.size());
  filter.filter = program.data();
  return ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0U, &filter) == 0;
}

}  // namespace

void limit(const Limits& limits) {
  set_limit(RLIMIT_CORE, 0, 0);
  if (limits.memory_bytes > 0 && !kSanitized) {
    set_limit(RLIMIT_DATA, limits.memory_bytes, limits.memory_bytes);
  }
  if (limits.processor.count() > 0) {
    const auto seconds = static_cast<rlim_t>(limits.processor.count());
    constexpr rlim_t kThenKilled_s = 5;
    set_limit(RLIMIT_CPU, seconds, seconds + kThenKilled_s);
  }
}

Confinement confine(const Reach& reach) {
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return {};
  Confinement in_force;
  in_force.files = confine_files(reach);
  in_force.calls = confine_calls();
  return in_force;
}

}  // namespace dowel::film
