"""The Database Migration Service: dms.py answers for it."""
import json

from moto.dms.responses import DatabaseMigrationServiceResponse

import dms
from shim import shim


@shim(DatabaseMigrationServiceResponse, "call_action",
      "times as text, no Modify calls, subnets read back otherwise, and "
      "little is refused: dms.py answers instead")
def answer_dms(_original, response):
    headers = dict(response.response_headers)
    try:
        body = dms.call(response.region, response._get_action(),
                        json.loads(response.body or "{}"))
        return 200, headers, json.dumps(body)
    except dms.Fault as fault:
        body = {"__type": fault.code, "message": fault.message}
        return 400, {**headers, "status": "400"}, json.dumps(body)
