"""A certificate authority for the tests and what it signed, made anew each time by openssl."""
import pathlib
import subprocess

HOSTS = ",".join(["DNS:localhost", *(f"IP:127.0.0.{n}" for n in range(1, 255))])
KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]


def openssl(*arguments):
    done = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"openssl {arguments[0]}: {done.stderr.decode()}")


def authority(folder, name):
    folder.mkdir(parents=True, exist_ok=True)
    openssl("req", "-x509", *KEY, "-keyout", folder / f"{name}.key", "-out", folder / f"{name}.pem", "-days", 2,
            "-subj", f"/CN=lede test authority {name}", "-addext", "keyUsage=critical,keyCertSign,cRLSign")


def signed(folder, name, by, days=2, hosts=HOSTS):
    """The path of a PEM file with key and certificate for `hosts`, signed by the authority `by`."""
    request, key, certificate, extension = (folder / f"{name}.{end}" for end in ("csr", "key", "crt", "ext"))
    extension.write_text(f"subjectAltName={hosts}\n")
    openssl("req", "-new", *KEY, "-keyout", key, "-out", request, "-subj", f"/CN=lede test {name}")
    openssl("x509", "-req", "-in", request, "-CA", folder / f"{by}.pem", "-CAkey", folder / f"{by}.key",
            "-CAcreateserial", "-days", days, "-extfile", extension, "-out", certificate)
    both = folder / f"{name}.pem"
    both.write_bytes(key.read_bytes() + certificate.read_bytes())
    return both


def make(folder):
    """Of each kind the PEM file to serve with; the authority to trust is folder/ca.pem."""
    folder = pathlib.Path(folder)
    authority(folder, "ca")
    authority(folder, "stranger")
    return {"https": signed(folder, "https", "ca"),
            "expired": signed(folder, "expired", "ca", days=-1),
            "wrong_host": signed(folder, "wrong_host", "ca", hosts="DNS:elsewhere.example"),
            "unknown_ca": signed(folder, "unknown_ca", "stranger")}
