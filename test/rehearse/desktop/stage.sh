#!/bin/sh
# The desktops' machine: xrdp with nothing of this one's own but its programs, and the desk beside it; all of it ends with this shell.
set -e
mount --make-rprivate /
mkdir -p etc home && cp -a /etc/xrdp/. etc/
printf '#!/bin/sh\nexec sleep 100000\n' > etc/startwm.sh && chmod 755 etc/startwm.sh
printf 'auth required pam_permit.so\naccount required pam_permit.so\nsession required pam_permit.so\npassword required pam_permit.so\n' > pam
mount --bind etc /etc/xrdp
mount --bind pam /etc/pam.d/xrdp-sesman
mount -t tmpfs none /run
mount -t tmpfs none /var/log
mkdir -p /run/xrdp /run/lock /tmp/.X11-unix
mount -t tmpfs none /tmp/.X11-unix
xrdp-sesman --nodaemon > sesman.log 2>&1 &
xrdp --nodaemon > xrdp.log 2>&1 &
exec "$1" "$2" "$3" "$4" 3389
