#!/usr/bin/env python3
"""The AWS CLI (version 1), hundreds of times.

It takes 0.6 s a call to find its feet, most of a test's time. Here it is
loaded once, and each call is a fork of that.

  manycalls.py serve SOCKET       until the process that started it ends
  manycalls.py call SOCKET ARG... what `aws ARG...` would do
"""
import array
import fcntl
import os
import socket
import sys

PARENT = os.getppid()
MOST_FILES = 32
SERVICES = ("cloudformation", "dms", "ec2", "iam", "rds", "secretsmanager")


def read_all(connection):
    """What the other end says until it is done, and the files it hands on."""
    text, files, _, _ = socket.recv_fds(connection, 65536, MOST_FILES)
    while True:
        more = connection.recv(65536)
        if not more:
            return text, files
        text += more


def high(file):
    """FILE where it is in nobody's way."""
    moved = fcntl.fcntl(file, fcntl.F_DUPFD_CLOEXEC, 256)
    os.close(file)
    return moved


def do(connection, driver):
    import json
    connection = socket.socket(fileno=high(connection.detach()))
    text, files = read_all(connection)
    call = json.loads(text)
    for number, file in zip(call["files"], [high(file) for file in files]):
        os.dup2(file, number)
        os.close(file)
    os.chdir(call["cwd"])
    os.environ.clear()
    os.environ.update(call["environment"])
    sys.argv = ["aws", *call["arguments"]]
    try:
        status = driver.main(call["arguments"])
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    sys.stdout.flush()
    sys.stderr.flush()
    connection.sendall(array.array("B", [status & 255]).tobytes())


def serve(path):
    import signal

    from awscli.clidriver import create_clidriver

    driver = create_clidriver()
    for service in SERVICES:
        driver.session.get_service_model(service)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # no zombies
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path + ".new")
    listener.listen(64)
    os.rename(path + ".new", path)  # it is there only once it answers
    listener.settimeout(0.5)
    while os.getppid() == PARENT:
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            continue
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            listener.close()
            connection.settimeout(None)
            do(connection, driver)
            os._exit(0)
        connection.close()


def open_files():
    """The numbers of all open files: `<(...)` in a script is one more."""
    numbers = sorted(map(int, os.listdir("/dev/fd")))
    return [n for n in numbers if n < 256 and is_open(n)][:MOST_FILES]


def is_open(number):
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def call(path, arguments):
    import json
    files = open_files()
    text = json.dumps({"arguments": arguments, "cwd": os.getcwd(),
                       "files": files,
                       "environment": dict(os.environ)}).encode()
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(path)
        socket.send_fds(connection, [text[:1]], files)
        connection.sendall(text[1:])
        connection.shutdown(socket.SHUT_WR)
        status = connection.recv(1)
    return status[0] if status else 255


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(sys.argv[2])
    else:
        sys.exit(call(sys.argv[2], sys.argv[3:]))
