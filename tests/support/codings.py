"""Content codings that the standard library lacks, by their plainest blocks, and bombs."""
import gzip
import struct
import zlib


def brotli(data):
    """RFC 7932 section 9.2: uncompressed meta-blocks. The window's one bit comes first, so the first block
    starts at bit 1; a block ends on a byte, so the later ones start at bit 0."""
    out, bit = b"", 1
    for start in range(0, len(data), 1 << 16):
        block = data[start:start + (1 << 16)]
        out += (((len(block) - 1) << 3 | 1 << 19) << bit).to_bytes(3, "little") + block
        bit = 0
    return out + (3 << bit).to_bytes(1, "little")


def zstd_frame(blocks):
    """RFC 8878 section 3.1.1: blocks as (type, size, content), with a window of 128 KiB."""
    out = b"\x28\xb5\x2f\xfd\x00\x38"
    for number, (kind, size, content) in enumerate(blocks):
        last = number == len(blocks) - 1
        out += struct.pack("<I", size << 3 | kind << 1 | last)[:3] + content
    return out


def zstd(data):
    return zstd_frame([(0, len(data[i:i + (1 << 17)]), data[i:i + (1 << 17)]) for i in range(0, max(len(data), 1), 1 << 17)])


def gzip_bomb(size):
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    step = bytes(1 << 20)
    return b"".join([packer.compress(step) for _ in range(size >> 20)] + [packer.flush()])


CODERS = {
    "gzip": lambda data: gzip.compress(data, mtime=0),
    "deflate": zlib.compress,
    "br": brotli,
    "zstd": zstd,
    "gzip, gzip": lambda data: gzip.compress(gzip.compress(data, mtime=0), mtime=0),
}
BOMBS = {
    "gzip": gzip_bomb,
    "zstd": lambda size: zstd_frame([(1, 1 << 17, b"x")] * (size >> 17)),  # one byte said to be repeated
}
