#!/usr/bin/env python3
"""A fake AWS account on a free port of 127.0.0.1, for tests.

moto 5.2 with the shims of shims.py, which `--list` shows with their reasons.
Beside the AWS API it answers:

  GET /dmsc-test/inventory   all that the account holds, as stable JSON
  GET /dmsc-test/calls       the calls that were to change something, a line
                             each: service, action, HTTP status
  POST /dmsc-test/forget     empties that list

It ends on SIGTERM, when the process that started it is gone, or after
--limit seconds.
"""
import argparse
import os
import re
import sys
import threading
import time

sys.dont_write_bytecode = True  # no __pycache__ in the sources

READS = re.compile(r"(Describe|List|Get|BatchGet|Head|Lookup|Validate|Test)")


def action_of(environ, body):
    """(service, action) of a request, from what the SDKs send."""
    scope = re.search(r"Credential=[^/]+/[^/]+/[^/]+/([^/]+)/",
                      environ.get("HTTP_AUTHORIZATION", ""))
    service = scope.group(1) if scope else "-"
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target:
        return service, target.rsplit(".", 1)[-1]
    form = re.search(rb"(?:^|&)Action=([A-Za-z0-9]+)", body)
    if form:
        return service, form.group(1).decode()
    return service, f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}"


def changes(service, action):
    return not READS.match(action) and service != "sts"


class Account:
    """The WSGI application: our own pages, and moto for all else."""

    def __init__(self, moto, inventory):
        self.moto, self.inventory = moto, inventory
        self.calls = []
        self.connected = self.baseline = None
        self.pages = {
            "/dmsc-test/inventory": lambda: inventory.document(
                self.connected, self.baseline) + "\n",
            "/dmsc-test/calls": lambda: "".join(self.calls),
            "/dmsc-test/forget": lambda: self.calls.clear() or "",
        }

    def open(self, region, port):
        self.connected = self.inventory.clients(region, port)
        self.baseline = self.inventory.collect(self.connected)

    def __call__(self, environ, start_response):
        page = self.pages.get(environ["PATH_INFO"])
        if page:
            start_response("200 OK", [("Content-Type", "text/plain")])
            return [page().encode()]
        return self.moto(environ, self.logged(environ, start_response))

    def logged(self, environ, start_response):
        service, action = action_of(environ, body_of(environ))

        def start(status, headers, *rest):
            if changes(service, action):
                self.calls.append(f"{service} {action} {status[:3]}\n")
            return start_response(status, headers, *rest)
        return start


def body_of(environ):
    """The body, left in place for moto."""
    import io
    length = int(environ.get("CONTENT_LENGTH") or 0)
    body = environ["wsgi.input"].read(length) if length else b""
    if length:
        environ["wsgi.input"] = io.BytesIO(body)
    return body


PARENT = os.getppid()


def end_with_parent(limit):
    """The parent may be killed without a chance to end us."""
    start = time.monotonic()
    while os.getppid() == PARENT and time.monotonic() - start < limit:
        time.sleep(0.5)
    os._exit(0)


def serve(options):
    import logging

    import shims  # noqa: F401, changes moto when read
    import inventory
    import stacks
    from moto.server import DomainDispatcherApplication, create_backend_app
    from pace import PACE
    from werkzeug.serving import make_server

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    PACE.slow = options.slow
    account = Account(DomainDispatcherApplication(create_backend_app),
                      inventory)
    server = make_server("127.0.0.1", 0, account, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    stacks.PORT[0] = server.server_port
    account.open(options.region, server.server_port)
    with open(options.port_file + ".new", "w") as out:
        out.write(f"{server.server_port}\n")
    os.rename(options.port_file + ".new", options.port_file)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("port_file", nargs="?",
                        help="file to write the port to, once all is ready")
    parser.add_argument("--slow", type=int, default=0, metavar="N",
                        help="answer a state like 'creating' N times")
    parser.add_argument("--region", default="eu-west-1")
    parser.add_argument("--limit", type=float, default=900, metavar="SECONDS")
    parser.add_argument("--list", action="store_true",
                        help="list the shims and their reasons")
    options = parser.parse_args()
    if options.list:
        import shims
        print("\n".join(f"{name}: {why}" for name, why in shims.SHIMS))
    elif options.port_file:
        serve(options)
        end_with_parent(options.limit)
    else:
        parser.error("a file for the port is needed")


if __name__ == "__main__":
    main()
