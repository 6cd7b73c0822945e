#!/bin/sh
# Programs that the tests reopen our files with: LibreOffice, poppler, qpdf, Ghostscript.
# Installed by apt where we may (root); otherwise named, and the tests that need them say so.
set -eu
missing=""
command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer-nogui fonts-liberation2"
command -v pdftotext >/dev/null 2>&1 || missing="$missing poppler-utils"
command -v qpdf >/dev/null 2>&1 || missing="$missing qpdf"
command -v gs >/dev/null 2>&1 || missing="$missing ghostscript"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  apt-get -qq update
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing >/dev/null
else
  echo "Thiếu:$missing. Các phép thử cần chúng sẽ được bỏ qua và nói rõ." >&2
fi
