#!/usr/bin/python3
"""A mail server for tests: takes mails on a free port and keeps each in a folder.

    smtp_sink.py FOLDER

Prints its port, then serves until standard input ends. Recipients "refused@" get 550, "later@" 451; for
"broken@" the connection is closed once the content has come. Each mail becomes FOLDER/<n>.eml, with the
envelope's recipient in X-Envelope-To, as <n>.part until it is whole.
"""
import asyncio
import os
import sys

from aiosmtpd.smtp import SMTP


class Sink:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused@"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("later@"):
            return "451 4.3.0 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if envelope.rcpt_tos[0].startswith("broken@"):
            server.transport.abort()
            return "421 closing"
        self.count += 1
        path = os.path.join(self.folder, str(self.count))
        with open(path + ".part", "wb") as file:
            file.write(b"X-Envelope-To: " + envelope.rcpt_tos[0].encode() + b"\r\n" + envelope.original_content)
        os.rename(path + ".part", path + ".eml")
        return "250 OK"


async def serve(folder):
    loop = asyncio.get_running_loop()
    sink = Sink(folder)
    server = await loop.create_server(lambda: SMTP(sink, hostname="sink.example"), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    ended = loop.create_future()
    loop.add_reader(sys.stdin, lambda: ended.done() or ended.set_result(None))
    await ended


asyncio.run(serve(sys.argv[1]))
