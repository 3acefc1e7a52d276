"""Where the fake account has to answer otherwise than moto 5.2 does.

Each shim replaces one method of moto and says why it is there; SHIMS lists
them (`account.py --list`). It gets moto's own method first. Where it can,
a backend is changed, not an answer, so that CloudFormation sees the same.
"""
import os

# Before moto reads it: the roles of DMS attach policies that AWS manages.
os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")

import shims_dms  # noqa: E402, F401
import shims_ec2  # noqa: E402, F401
import shims_rds  # noqa: E402, F401
import shims_stacks  # noqa: E402, F401
from shim import SHIMS  # noqa: E402, F401
