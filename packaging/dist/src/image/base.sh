#!/bin/sh
# Makes a base image of what this machine has: the runtime of its JDK, a shell, and the libraries they need. For a build that
# reaches no registry; the usual base is an official image of a Java runtime. No daemon is asked, and no network.
#     base.sh FILE.tar, then mvn -Pimage -Dimage.base=tar://$PWD/FILE.tar package
set -eu
out=$1
java=${JAVA_HOME:-$(dirname -- "$(dirname -- "$(readlink -f "$(command -v javac)")")")}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$root/opt" "$root/tmp" "$root/etc" "$root/usr/bin"
chmod 1777 "$root/tmp"
ln -s usr/bin "$root/bin"

"$java/bin/jlink" --output "$root/opt/java" --no-header-files --no-man-pages --strip-java-debug-attributes --add-modules \
    java.se,jdk.charsets,jdk.crypto.ec,jdk.httpserver,jdk.localedata,jdk.management,jdk.net,jdk.security.jgss,jdk.unsupported,jdk.zipfs

# Files keep their place, and come with the licence of the package that they are of.
put() {
    for file in "$@"; do
        [ ! -e "$root$file" ] || continue
        mkdir -p "$root$(dirname -- "$file")"
        cp -L -- "$file" "$root$file"
        package=$(dpkg -S "$file" 2>/dev/null || dpkg -S "/usr$file" 2>/dev/null || true)
        copyright=/usr/share/doc/$(printf %s "${package%%:*}")/copyright
        if [ -n "$package" ] && [ -f "$copyright" ] && [ ! -e "$root$copyright" ]; then
            mkdir -p "$root${copyright%/copyright}"
            cp -L -- "$copyright" "$root$copyright"
        fi
    done
}
for program in sh cat cksum dirname id ls mkdir mv readlink rm sleep tr; do
    cp -L -- "$(command -v "$program")" "$root/usr/bin/$program"
    put $(ldd "$root/usr/bin/$program" | grep -oE '/[^ ]+')
done
for library in "$root/opt/java/bin/java" "$root"/opt/java/lib/*.so "$root"/opt/java/lib/server/libjvm.so; do
    case $library in *awt* | *font* | *jsound* | *splash* | *jawt* | *mlib* | *lcms* | *javajpeg*) continue ;; esac
    put $(LD_LIBRARY_PATH=$root/opt/java/lib:$root/opt/java/lib/server ldd "$library" | grep -oE '/[^ ]+' | grep -v "^$root")
done
# What libraries that come in jars ask of the C library, and looking up names of hosts.
c=$(dirname -- "$(ldd "$root/usr/bin/sh" | grep -oE '/[^ ]+/libc\.so\.6')")
for library in libpthread.so.0 libdl.so.2 librt.so.1 libm.so.6 libresolv.so.2 libnss_dns.so.2 libnss_files.so.2; do
    [ ! -e "$c/$library" ] || put "$c/$library"
done
# And PostgreSQL's programs, where they are fetched.
put $(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null | grep -oE '/[^ ]+/(libstdc\+\+\.so\.6|libgcc_s\.so\.1)$' || true)
# Names of files beyond ASCII need a locale that knows them.
put $(find /usr/lib/locale/C.utf8 /usr/lib/locale/C.UTF-8 -type f 2>/dev/null || true)
printf 'root:x:0:0:root:/:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/sh\n' >"$root/etc/passwd"
printf 'root:x:0:\nnogroup:x:65534:\n' >"$root/etc/group"

# The form of docker save.
image=$work/image
mkdir "$image"
same='--sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner'
tar $same -C "$root" -cf "$image/layer.tar" .
layer=$(sha256sum "$image/layer.tar" | cut -d ' ' -f 1)
case $(uname -m) in aarch64 | arm64) architecture=arm64 ;; *) architecture=amd64 ;; esac
printf '{"architecture":"%s","os":"linux","config":{"Env":["PATH=/opt/java/bin:/usr/bin:/bin","JAVA_HOME=/opt/java"]},"rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}' \
    "$architecture" "$layer" >"$image/config.json"
printf '[{"Config":"config.json","RepoTags":["plumbline-base:local"],"Layers":["layer.tar"]}]' >"$image/manifest.json"
tar $same -C "$image" -cf "$out" config.json layer.tar manifest.json
