#!/usr/bin/env python3
"""Writes botocore's waiters into a folder for AWS_DATA_PATH, with short
pauses: `aws dms wait replication-instance-available` asks once a minute, and
a test has no minute. What a waiter waits for stays as it is."""
import json
import pathlib
import sys

import botocore.session

SERVICES = ("cloudformation", "dms", "ec2", "iam", "rds")
PAUSE = 0.2  # seconds


def write(folder):
    session = botocore.session.get_session()
    for service in SERVICES:
        loader = session.get_component("data_loader")
        version = loader.determine_latest_version(service, "waiters-2")
        waiters = loader.load_service_model(service, "waiters-2", version)
        for waiter in waiters["waiters"].values():
            waiter["delay"] = PAUSE
        path = pathlib.Path(folder, service, version, "waiters-2.json")
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(waiters))


if __name__ == "__main__":
    write(sys.argv[1])
