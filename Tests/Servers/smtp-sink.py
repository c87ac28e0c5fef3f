"""A submission server for tests: port, port that is encrypted from the first byte, folder.

A mail is stored at its CRLF.CRLF and nowhere else, in FOLDER/mails, and in the folder that `copies=` names. FOLDER/faults
is read at each connection, one `NAME=VALUE` a line: `RCPT=451 later` answers a command so (`DOT` is the end of the mail),
`DOT=drop` closes the line instead of storing, `DOT=store-drop` closes it after storing, `DOT=slow` waits a second,
`cut=N` breaks the line after N bytes were received.
"""
import asyncio
import base64
import pathlib
import ssl
import sys

port, secure, folder = int(sys.argv[1]), int(sys.argv[2]), pathlib.Path(sys.argv[3])
counter = 0


class Cut(Exception):
    pass


class Line:
    def __init__(self, reader, writer, encrypted):
        self.reader, self.writer, self.received, self.encrypted = reader, writer, 0, encrypted
        path = folder / "faults"
        pairs = path.read_text().splitlines() if path.exists() else []
        self.faults = dict(pair.split("=", 1) for pair in pairs if "=" in pair)
        self.left = int(self.faults["cut"]) if "cut" in self.faults else None

    async def line(self):
        taken = b""
        while not taken.endswith(b"\n"):
            if self.left is not None and self.received >= self.left:
                raise Cut
            byte = await self.reader.read(1)
            if not byte:
                raise Cut
            taken += byte
            self.received += 1
        return taken

    async def say(self, text):
        self.writer.write(text.encode() + b"\r\n")
        await self.writer.drain()

    async def mail(self):
        taken = b""
        while True:
            line = await self.line()
            if line == b".\r\n" and (taken == b"" or taken.endswith(b"\r\n")):
                return taken
            taken += line[1:] if line.startswith(b".") else line

    def store(self, mail):
        global counter
        counter += 1
        (folder / "mails" / f"{counter:06}.eml").write_bytes(mail)
        if "copies" in self.faults:
            (pathlib.Path(self.faults["copies"]) / f"170000{counter:06}.M1P1.sink").write_bytes(mail)

    async def end(self):
        await self.say("354 go on")
        mail = await self.mail()
        fault = self.faults.get("DOT", "250 2.0.0 taken")
        if fault == "drop":
            raise Cut
        if fault == "slow":
            await asyncio.sleep(1)
            fault = "250 2.0.0 taken at last"
        if fault[0] == "2" or fault == "store-drop":
            self.store(mail)
        if fault == "store-drop":
            raise Cut
        await self.say(fault)

    async def login(self, words):
        token = base64.b64encode(b"user=kontakt@stadt.example\x01auth=Bearer gut\x01\x01").decode()
        good = words in ("AUTH PLAIN AGtvbnRha3RAc3RhZHQuZXhhbXBsZQBnZWhlaW0=", f"AUTH XOAUTH2 {token}")
        if not good and words.startswith("AUTH XOAUTH2"):
            # The reason comes as a challenge; the refusal itself only after an empty line.
            await self.say("334 " + base64.b64encode(b'{"status":"401"}').decode())
            if (await self.line()).strip():
                raise Cut
        await self.say("235 2.7.0 welcome" if good else "535 5.7.8 wrong")

    async def serve(self):
        await self.say(self.faults.get("GREETING", "220 sink.example ESMTP"))
        while True:
            words = (await self.line()).decode("latin-1").strip()
            verb = words[:4].upper()
            if verb in self.faults:
                await self.say(self.faults[verb])
            elif verb == "EHLO":
                upgrade = "" if self.encrypted else "250-STARTTLS\r\n"
                await self.say(f"250-sink.example\r\n250-SIZE 1000000\r\n{upgrade}250 AUTH PLAIN LOGIN XOAUTH2")
            elif verb == "STAR":
                await self.say("220 go on")
                await self.writer.start_tls(encryption())
                self.encrypted = True
            elif verb == "AUTH":
                await self.login(words)
            elif verb == "DATA":
                await self.end()
            elif verb == "QUIT":
                return await self.say("221 bye")
            else:
                await self.say("250 ok")


def encryption():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


async def connection(reader, writer, encrypted=False):
    try:
        await Line(reader, writer, encrypted).serve()
        writer.close()
    except (Cut, ConnectionError, ssl.SSLError):
        writer.transport.abort()


async def main():
    async def encrypted(reader, writer):
        await connection(reader, writer, True)

    await asyncio.start_server(encrypted, "127.0.0.1", secure, ssl=encryption())
    async with await asyncio.start_server(connection, "127.0.0.1", port) as server:
        await server.serve_forever()


asyncio.run(main())
