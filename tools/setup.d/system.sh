# Sourced by tools/setup: the packages that come from the system itself. Asks the package manager only when one is missing.

codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-unknown}")

packages=(g++ cmake ninja-build ccache pkg-config git patchelf xz-utils brotli ca-certificates
    zlib1g-dev libbrotli-dev libssl-dev libsodium-dev libspdlog-dev libfmt-dev libpq-dev libcli11-dev
    nlohmann-json3-dev doctest-dev clang-19 libclang-rt-19-dev chromium fonts-inter python3-fonttools python3-brotli unicode-data wrk)
# Gecko and WebKit, an X server for their software GL, and what reads the accessibility tree of all engines.
packages+=(firefox-esr webkit2gtk-driver xvfb libgl1 libegl1 libgles2 libgl1-mesa-dri libglx-mesa0 libegl-mesa0
    at-spi2-core gir1.2-atspi-2.0 python3-gi dbus dbus-x11)
# What documents are drawn with, the typefaces for scripts that Inter has not, and what tests read PDFs with.
packages+=(libcairo2-dev libpango1.0-dev libqpdf-dev fonts-dejavu-core fonts-droid-fallback poppler-utils qpdf)
# The proxy and the certificate that tests put before the daemon.
packages+=(haproxy openssl)
case $codename in
    bookworm) packages+=(libboost1.81-dev lld-19 llvm-19 clang-format-19) ;; # its libboost-dev is too old
    *) packages+=(libboost-dev clang-format emscripten) ;; # Debian 13 and later: 3.1.69 or newer
esac
command -v node >/dev/null || packages+=(nodejs)
command -v npm >/dev/null || packages+=(npm)

missing=()
if command -v apt-get >/dev/null; then
    installed=$({ dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${packages[@]}" 2>/dev/null || true; } | sed -n 's/^installed //p')
    for package in "${packages[@]}"; do
        grep -qxF "$package" <<<"$installed" || missing+=("$package")
    done
else
    say "this is not a Debian system; these packages, or their like, have to be there: ${packages[*]}"
fi

if [ ${#missing[@]} -gt 0 ]; then
    say "installing system packages: ${missing[*]}"
    apt_quiet=(-o DPkg::Lock::Timeout=900 -o Dpkg::Use-Pty=0 -qq)
    as_root apt-get "${apt_quiet[@]}" update || die "the package lists could not be read (is there a network?)."
    as_root env DEBIAN_FRONTEND=noninteractive apt-get "${apt_quiet[@]}" install -y --no-install-recommends "${missing[@]}" \
        >"$tools/system-packages.log" 2>&1 || {
        tail -n 5 "$tools/system-packages.log" >&2
        die "the system packages could not be installed; the whole log is $tools/system-packages.log."
    }
fi
