"""`transformers serve`, started on this machine with a tiny checkpoint that says one thing."""

from __future__ import annotations

import importlib.util
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MODEL = "tests/talker"
_REVISION = "0123456789abcdef0123456789abcdef01234567"
_PATIENCE = 240.0


class CannotServe(Exception):
    """Why there is no server here."""


_TEMPLATE = (
    "{% for message in messages %}{{ message['role'] }}: {% if message['content'] is string %}{{ message['content'] }}"
    "{% else %}{% for part in message['content'] %}{% if part['type'] == 'image' %}<image>{% else %}{{ part['text'] }}"
    "{% endif %}\n{% endfor %}{% endif %}\n{% endfor %}{% if add_generation_prompt %}assistant: {% endif %}"
)

_SERVE = """
import importlib.util
find = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name == "torchvision" else find(name, *rest)
import transformers.cli.transformers as program
program.main()
"""
"""The server as it is where torchvision is not installed: with it, it decodes pictures by its compiled half, which cannot be
loaded beside a torch for the processor."""


def talker(folder: Path, text: str) -> Path:
    """A LLaVA checkpoint that answers everything with `text`: of the families that see, one that needs no torchvision.

    `text` is one entry of the vocabulary. Nothing that attention and the layers between compute reaches the output, so that
    the model goes from whatever came last to `text`, and from there to the end. Pictures pass through all of it as usual.
    """
    import torch
    import transformers
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

    letters = {letter: number for number, letter in enumerate(sorted(pre_tokenizers.ByteLevel.alphabet()))}
    words = Tokenizer(models.BPE(vocab=letters, merges=[]))
    words.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    words.decoder = decoders.ByteLevel()
    tokenizer = transformers.PreTrainedTokenizerFast(
        tokenizer_object=words,
        extra_special_tokens={"image_token": "<image>"},
    )
    tokenizer.add_special_tokens({"eos_token": "<eos>", "pad_token": "<pad>"})
    tokenizer.add_tokens([AddedToken(text, normalized=False)])
    number = {word: int(tokenizer.convert_tokens_to_ids(word)) for word in ("<image>", "<eos>", "<pad>", text)}
    processor = transformers.LlavaProcessor(
        image_processor=transformers.AutoImageProcessor.from_pretrained(_pictures(folder)),
        tokenizer=tokenizer,
        patch_size=14,
        vision_feature_select_strategy="default",
        chat_template=_TEMPLATE,
        num_additional_image_tokens=1,
    )
    processor.save_pretrained(folder)
    small = {"hidden_size": 32, "intermediate_size": 64, "num_attention_heads": 2, "num_hidden_layers": 2}
    ends = {"eos_token_id": number["<eos>"], "pad_token_id": number["<pad>"], "bos_token_id": None}
    config = transformers.LlavaConfig(
        vision_config={"model_type": "clip_vision_model", **small, "image_size": 28, "patch_size": 14},
        text_config={"model_type": "llama", **small, "num_key_value_heads": 2, "vocab_size": len(tokenizer), **ends},
        image_token_index=number["<image>"],
        vision_feature_layer=-1,
    )
    with torch.random.fork_rng(devices=[]), torch.no_grad():
        torch.manual_seed(0)
        model = transformers.LlavaForConditionalGeneration(config)
        for name, tensor in model.named_parameters():
            if name.endswith(("self_attn.o_proj.weight", "mlp.down_proj.weight")):
                tensor.zero_()
        embedding, head = model.get_input_embeddings().weight, model.lm_head.weight
        embedding.zero_()
        embedding[:, 0] = 1
        embedding[number[text]] = torch.eye(embedding.shape[1])[1]
        head.zero_()
        head[number[text], 0] = head[number["<eos>"], 1] = 10
    model.generation_config = transformers.GenerationConfig(do_sample=False, max_new_tokens=64, **ends)
    transformers.utils.logging.disable_progress_bar()
    model.save_pretrained(folder)
    return folder


def _pictures(folder: Path) -> Path:
    """The settings of the processor of pictures, as they are published."""
    folder.mkdir(parents=True)
    settings = {
        "image_processor_type": "CLIPImageProcessor",
        "size": {"shortest_edge": 28},
        "crop_size": {"height": 28, "width": 28},
        "do_center_crop": True,
        "do_resize": True,
        "do_normalize": True,
        "do_convert_rgb": True,
        "image_mean": [0.5, 0.5, 0.5],
        "image_std": [0.5, 0.5, 0.5],
    }
    (folder / "preprocessor_config.json").write_text(json.dumps(settings), encoding="utf-8")
    return folder


@contextmanager
def serving(home: Path, text: str) -> Iterator[str]:
    """The address of a server whose only model, MODEL, answers everything with `text`; its files are in `home`.

    Raises CannotServe where it does not start.
    """
    missing = [name for name in ("fastapi", "uvicorn", "openai", "transformers") if importlib.util.find_spec(name) is None]
    if missing:
        raise CannotServe(f"not installed: {', '.join(missing)}")
    place = home / "hub" / f"models--{MODEL.replace('/', '--')}"
    talker(place / "snapshots" / _REVISION, text)
    (place / "refs").mkdir()
    (place / "refs" / "main").write_text(_REVISION, encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    command = [sys.executable, "-c", _SERVE, "serve"]
    command += ["--host", "127.0.0.1", "--port", str(port), "--device", "cpu"]
    environment = {
        **os.environ,
        "HF_HOME": str(home),
        "HF_HUB_CACHE": str(home / "hub"),
        "HF_HUB_OFFLINE": "1",
        "OMP_NUM_THREADS": "1",
        "PYTHONWARNINGS": "ignore",
    }
    log = home / "serve.log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=environment)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(process, address, log)
            yield address
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < end:
        if process.poll() is not None:
            last = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
            raise CannotServe(f"it ended with status {process.returncode}: {''.join(last)[:300]}")
        try:
            with opener.open(f"{address}/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise CannotServe(f"it was not up after {_PATIENCE:.0f} s")
