#!/usr/bin/env python3
"""tls_front.py CERTIFICATE KEY PORT PROTOCOL [CA]: takes TLS connections (ALPN: PROTOCOL) and passes
their bytes on to 127.0.0.1:PORT. With a CA, only of clients that it has certified. Prints the port
where it listens."""
import select
import socket
import ssl
import sys
import threading


def relay(secure, upstream):
    other = {secure: upstream, upstream: secure}
    while True:
        ready = [secure] if secure.pending() else select.select(list(other), [], [])[0]
        for end in ready:
            data = end.recv(65536)
            if not data:
                return
            other[end].sendall(data)


def serve(client, context, port):
    try:
        with context.wrap_socket(client, server_side=True) as secure:
            with socket.create_connection(("127.0.0.1", port)) as upstream:
                relay(secure, upstream)
    except OSError:
        client.close()


def main(certificate, key, port, protocol, ca=None):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    context.set_alpn_protocols([protocol])
    if ca:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(ca)
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    while True:
        client, _ = listener.accept()
        threading.Thread(target=serve, args=(client, context, int(port)), daemon=True).start()


main(*sys.argv[1:])
