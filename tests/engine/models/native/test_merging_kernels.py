"""The kernels for merging, run by Triton's interpreter on the processor, against torch's operations.

The interpreter has to be chosen before Triton is imported, so these run in a process of their own.
"""

from __future__ import annotations

import os
import sys

import pytest

from tests.support.interpreted import interpreted


def test_the_kernels_merge_as_the_processor_does() -> None:
    assert interpreted("tests.engine.models.native.test_merging_kernels").split() == [
        "noise",
        "sixteen",
        "ties",
        "opposites",
        "black",
        "nothing",
        "many",
        "streams",
        "tried",
    ]


def main() -> None:
    """All of it, under the interpreter."""
    import torch
    from hypothesis import assume, given, settings
    from hypothesis import strategies as st
    from torch import Tensor

    from engine.models.native import merging, merging_streams, merging_triton
    from tests.support.merging_rounds import off

    settings.register_profile("interpreted", deadline=None, database=None, derandomize=bool(os.environ.get("CI")))
    settings.load_profile("interpreted")
    sixteen = st.sampled_from([torch.bfloat16, torch.float16])
    dtypes = st.one_of(st.just(torch.float32), sixteen)
    whole = merging_triton.FEW

    def few(data: st.DataObject) -> None:
        """How many rows are few for this case: then one kernel does what several do otherwise."""
        merging_triton.FEW = data.draw(st.sampled_from([whole, 20, 1]))

    def noise(*shape: int, seed: int) -> Tensor:
        return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))

    def same(tokens: Tensor, target: int, heads: int) -> None:
        rounds = merging.rounds(tokens.shape[1], target)
        into = merging.matched(tokens.float(), target, heads)
        assert torch.equal(merging_triton.matched(tokens, target, heads, rounds).long(), into)
        averaged(tokens, into, target, heads)

    def averaged(tokens: Tensor, into: Tensor, target: int, heads: int) -> None:
        found = merging_triton.merged(tokens, target, heads, merging.rounds(tokens.shape[1], target))
        exact = merging.gathered(tokens.float(), into, target)
        assert found.dtype == tokens.dtype
        torch.testing.assert_close(found.float(), exact, atol=1e-6, rtol=torch.finfo(tokens.dtype).eps)

    def near(tokens: Tensor, target: int, heads: int) -> None:
        """As good a choice as 16 bits can tell, in every round; means of all that went into one."""

        def into(left: int) -> Tensor:
            return merging_triton.matched(tokens, left, heads, merging.rounds(tokens.shape[1], left)).long()

        assert off(tokens, target, heads, into) < 2**-10
        averaged(tokens, into(target), target, heads)

    def margin(tokens: Tensor, target: int, heads: int) -> float:
        """How near to another choice any choice is."""
        sums = tokens.double().view(*tokens.shape[:2], heads, -1).mean(2)
        least = 1.0
        for leaving in merging.rounds(tokens.shape[1], target):
            unit = torch.nn.functional.normalize(sums, dim=-1)
            ranked = (unit[:, ::2] @ unit[:, 1::2].transpose(1, 2)).sort(-1, descending=True).values
            for apart in (-ranked.diff(dim=-1)[..., :1], -ranked[..., 0].sort(-1, descending=True).values.diff(dim=-1)):
                least = min(least, float(apart.min())) if apart.numel() else least
            sums, _ = merging._round(sums, leaving)
        return least

    @settings(max_examples=6)
    @given(st.integers(2, 70), st.data())
    def of_noise(count: int, data: st.DataObject) -> None:
        few(data)
        target = data.draw(st.integers(1, count))
        heads, wide = data.draw(st.sampled_from([(1, 8), (2, 24), (3, 16), (2, 32)]))
        clips = data.draw(st.integers(1, 3))
        tokens = noise(clips, count, heads * wide, seed=data.draw(st.integers(0, 2**31)))
        assume(margin(tokens, target, heads) > 2e-6)
        same(tokens, target, heads)

    @settings(max_examples=4)
    @given(st.integers(2, 160), st.data(), sixteen)
    def of_sixteen(count: int, data: st.DataObject, dtype: torch.dtype) -> None:
        few(data)
        target = data.draw(st.integers(1, count))
        heads, wide = data.draw(st.sampled_from([(1, 8), (2, 24), (3, 16), (2, 32)]))
        near(noise(2, count, heads * wide, seed=data.draw(st.integers(0, 2**31))).to(dtype), target, heads)

    @settings(max_examples=6)
    @given(st.integers(2, 150), st.data(), dtypes)
    def of_ties(count: int, data: st.DataObject, dtype: torch.dtype) -> None:
        few(data)
        # signs, 1, 4 or 16 of them, so that nothing is rounded in the only round
        target = data.draw(st.integers(count - count // 2, count))
        heads, wide = data.draw(st.sampled_from([(1, 1), (2, 4), (1, 16)]))
        signs = noise(2, count, wide, seed=data.draw(st.integers(0, 2**31))).sign()
        same(signs.repeat(1, 1, heads).to(dtype), target, heads)

    @settings(max_examples=4)
    @given(st.integers(2, 200), st.data(), dtypes)
    def of_black(count: int, data: st.DataObject, dtype: torch.dtype) -> None:
        few(data)
        same(torch.ones(1, count, 8, dtype=dtype), data.draw(st.integers(1, count)), 2)

    def of_opposites() -> None:
        """What is least like all others is so to the same degree: the first of them counts there, too."""
        tokens = torch.ones(1, 300, 4)
        tokens[:, ::2] = -1
        for dtype in (torch.float32, torch.bfloat16):
            same(tokens.to(dtype), 150, 1)

    def of_nothing() -> None:
        """Zeros are like none, and what is no number spoils its own clip alone; every token goes somewhere."""
        tokens = noise(3, 45, 32, seed=1)
        tokens[0, [0, 7, 8]] = 0
        tokens[1, [4, 9]] = float("nan")
        rounds = merging.rounds(45, 7)
        into = merging_triton.matched(tokens, 7, 2, rounds)
        assert int(into.min()) == 0
        assert int(into.max()) == 6
        found = merging_triton.gathered(tokens, into, 7)
        assert torch.isfinite(found[0]).all()
        assert torch.isfinite(found[2]).all()
        assert torch.equal(found[2:], merging_triton.merged(tokens[2:], 7, 2, rounds))

    @settings(max_examples=3)
    @given(st.sampled_from([192, 256]), st.integers(1, 64), st.sampled_from([16, 24, 40, 56, 88, 128]), st.data())
    def of_streams(count: int, target: int, wide: int, data: st.DataObject) -> None:
        """The kernels that copy tiles; the interpreter makes no products of bf16."""
        merging_streams.FEW = data.draw(st.sampled_from([whole, 128]))
        # one by one, and two at a time
        heads = data.draw(st.sampled_from([2, 3]))
        tokens = noise(2, count, heads * wide, seed=data.draw(st.integers(0, 2**31))).half()

        def into(left: int) -> Tensor:
            rounds = merging.rounds(count, left)
            assert merging_streams.able(tokens, heads, rounds)
            return merging_streams.matched(tokens, left, heads, rounds)

        assert off(tokens, target, heads, into) < 2**-10
        found = merging_streams.merged(tokens, target, heads, merging.rounds(count, target), merging_streams.Plan(1, 1))
        exact = merging.gathered(tokens.float(), into(target).long(), target)
        torch.testing.assert_close(found.float(), exact, atol=1e-6, rtol=torch.finfo(torch.float16).eps)

    def of_other_things() -> None:
        """What they are not made for is left to the other kernels."""
        given, rounds = torch.zeros(2 * 192 * 32 + 4).half(), merging.rounds(192, 64)
        right = given[:-4].view(2, 192, 32)
        assert merging_streams.able(right, 1, rounds)
        assert not merging_streams.able(given[4:].view(2, 192, 32), 1, rounds)  # the copying unit wants 16 bytes
        assert not merging_streams.able(right.float(), 1, rounds)
        assert not merging_streams.able(right, 4, rounds)
        assert not merging_streams.able(right[:, :190], 1, merging.rounds(190, 64))
        assert not merging_streams.able(right, 1, merging.rounds(192, 170))
        assert merging_triton._streamed(right, 1, rounds, None) is None  # this is no card

    def tried() -> None:
        """Kernels that work are taken; those that come to something else are not."""
        for module, second in ((merging_triton, "gathered"), (merging_streams, "merged")):
            module.attempt(torch.device("cpu"))
            for name in ("matched", second):
                right = getattr(module, name)
                setattr(module, name, lambda *given, right=right: right(*given).roll(1, 1))
                with pytest.raises(RuntimeError, match=r"as they should be|what they should be"):
                    module.attempt(torch.device("cpu"))
                setattr(module, name, right)

    of_noise()
    sys.stdout.write("noise\n")
    of_sixteen()
    sys.stdout.write("sixteen\n")
    of_ties()
    sys.stdout.write("ties\n")
    of_opposites()
    sys.stdout.write("opposites\n")
    of_black()
    sys.stdout.write("black\n")
    of_nothing()
    sys.stdout.write("nothing\n")
    # several programs of each kernel for a clip, before there are few
    merging_triton.FEW = whole
    same(noise(1, 1100, 32, seed=16), 17, 1)
    near(noise(1, 1100, 32, seed=17).bfloat16(), 17, 1)
    sys.stdout.write("many\n")
    of_streams()
    merging_streams.FEW = whole
    of_other_things()
    sys.stdout.write("streams\n")
    tried()
    sys.stdout.write("tried\n")


if __name__ == "__main__":
    main()
