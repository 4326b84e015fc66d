"""The scenes of the sample film as ffmpeg filter graphs: layers drawn once by formula, then moved over each other.

Nothing in here comes from a user. Each layer is computed for one frame and looped, since a formula for every pixel of every
frame would take minutes; motion is the cheap part. Shapes that scroll repeat every 1280 pixels and are drawn twice as wide.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

WIDTH, HEIGHT, RATE = 1280, 720, 30
SAMPLE_RATE = 48000


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """One shot: `picture` ends in the pad [v], `sound` in [a]; pads inside are made unique by the film's assembly.

    `said` is spoken `said_at` seconds into the scene.
    """

    name: str
    seconds: int
    picture: str
    sound: str
    said: str = ""
    said_at: float = 0.0


def _once(size: str, formula: str, tiled: str = "") -> str:
    """A picture computed once and held; `tiled` ("2x1") repeats it side by side or one above the other.

    It is in the overlay's own pixel format, so that it is not converted again for each frame.
    """
    repeat = f",loop=loop=1:size=1,tile={tiled}" if tiled else ""
    source = f"color=c=black@0:s={size}:r={RATE},trim=end_frame=1,format=rgba"
    return f"{source},geq={formula},format=yuva420p{repeat},loop=loop=-1:size=1"


def _sky(top: Sequence[int], bottom: Sequence[int]) -> str:
    """A vertical gradient over the whole frame."""
    parts = (f"{c}='{a}+({b}-{a})*Y/{HEIGHT}'" for c, a, b in zip("rgb", top, bottom, strict=True))
    formula = ":".join(parts) + ":a=255"
    return (
        f"color=c=black:s=16x{HEIGHT}:r={RATE},trim=end_frame=1,format=rgba,geq={formula},"
        f"scale={WIDTH}:{HEIGHT}:flags=bilinear,setsar=1,format=yuv420p,loop=loop=-1:size=1"
    )


def _ridge(height: int, waves: Sequence[tuple[int, int, float]], colour: Sequence[int], shade: int = 40) -> str:
    """Land or water below a line of summed waves, darker further down.

    A wave is its amplitude in pixels, how often it repeats in 1280 pixels, and its phase."""
    top = height - sum(size for size, _, _ in waves) - 2
    top -= top % 2
    line = "+".join([str(height - top), *(f"{size}*sin(X*2*PI*{times}/1280+{phase})" for size, times, phase in waves)])
    red, green, blue = (f"clip({c}-{shade}*(Y-{height - top})/300,0,255)" for c in colour)
    alpha = f"clip(255*(Y-({line})),0,255)"
    drawn = _once(f"{WIDTH}x{HEIGHT - top}", f"r='{red}':g='{green}':b='{blue}':a='{alpha}'", "2x1")
    held = ",loop=loop=-1:size=1"
    return f"{drawn.removesuffix(held)},pad=iw:{HEIGHT}:0:{top}:color=black@0{held}"


def _disc(radius: int, colour: Sequence[int], glow: int = 0) -> str:
    """A round light of `radius` pixels with `glow` pixels around it."""
    size = 2 * (radius + 3 * glow) + 4
    away = f"(hypot(X-{size // 2},Y-{size // 2})-{radius})"
    halo = f"+130*exp(-max({away},0)/{glow})*gt({away},0)*clip(1-{away}/{3 * glow},0,1)" if glow else ""
    red, green, blue = colour
    return _once(f"{size}x{size}", f"r={red}:g={green}:b={blue}:a='clip(255*(0.5-{away}),0,255){halo}'")


def _specks(height: int, share: float, colours: str, edge: int, tiled: str = "") -> str:
    """Small squares strewn by a fixed formula over a transparent sheet: stars, snow, confetti."""
    cell = f"(floor(X/{edge})*12.9898+floor(Y/{edge})*78.233)"
    chance = f"mod(abs(sin({cell})*43758.5453),1)"
    return _once(f"{WIDTH}x{height}", f"{colours.format(chance=chance)}:a='255*lt({chance},{share})'", tiled)


def _stack(base: str, *layers: tuple[str, str]) -> str:
    """Layers over `base`, each with the overlay filter's x and y as formulas of t."""
    chains = [f"{base}[p0]"]
    for number, (layer, place) in enumerate(layers, 1):
        chains.append(f"{layer}[l{number}]")
        chains.append(f"[p{number - 1}][l{number}]overlay={place}[p{number}]")
    return ";".join([*chains, f"[p{len(layers)}]format=yuv420p[v]"])


def _tones(*notes: tuple[float, float], breathe: float = 0.2) -> str:
    """Steady sine tones (hertz, level 0..1), swelling slowly, a little apart between left and right."""
    side = ["+".join(f"{level}*sin(2*PI*{hertz * apart}*t)" for hertz, level in notes) for apart in (1.0, 1.002)]
    left, right = (f"({tones})*(0.8+0.2*sin(2*PI*{breathe}*t))" for tones in side)
    return f"aevalsrc='{left}|{right}':s={SAMPLE_RATE}[a]"


def _noise(colour: str, level: float, seed: int) -> str:
    return f"anoisesrc=c={colour}:a={level}:seed={seed}:r={SAMPLE_RATE},aformat=channel_layouts=stereo"


def _hills(palette: Sequence[Sequence[int]]) -> list[tuple[str, str]]:
    far, middle, near = palette
    return [
        (_ridge(430, [(34, 2, 0.0), (18, 5, 1.0), (6, 13, 2.0)], far), "x='-mod(t*14,1280)'"),
        (_ridge(510, [(40, 1, 2.0), (22, 4, 0.5), (5, 17, 1.0)], middle), "x='-mod(t*34,1280)'"),
        (_ridge(605, [(30, 2, 4.0), (14, 7, 3.0), (4, 31, 0.0)], near), "x='-mod(t*80,1280)'"),
    ]


def _dawn() -> Scene:
    return Scene(
        name="dawn",
        seconds=8,
        picture=_stack(
            _sky((70, 98, 168), (255, 190, 132)),
            (_disc(58, (255, 236, 190), glow=70), "x='640-w/2':y='470-h/2-26*t'"),
            *_hills([(150, 120, 150), (96, 84, 126), (44, 46, 84)]),
        ),
        sound=_tones((220.0, 0.012), (277.18, 0.01), (329.63, 0.01)),
        said="Good morning. The sun comes up over the hills, and a new day begins.",
        said_at=1.5,
    )


def _sea() -> Scene:
    far, middle, near = (
        (
            _ridge(height, [(12, 4, phase), (6, 9, phase / 2)], colour),
            f"x='-mod(1280+t*{speed},1280)':y='10+10*sin(t*2+{phase})'",
        )
        for phase, (height, colour, speed) in enumerate(
            [(480, (44, 132, 168), -30), (545, (28, 104, 148), 55), (615, (14, 74, 120), -95)]
        )
    )
    mainsail = "between(X,104,104+(Y-8)*0.5)*between(Y,8,150)"
    jib = "between(X,96-(Y-24)*0.55,96)*between(Y,24,150)"
    hull = "between(Y,158,196)*between(X,20+(Y-158)*0.8,188-(Y-158)*0.8)"
    boat = _once("208x200", f"r='255-175*{hull}-20*{jib}':g='250-200*{hull}-60*{jib}':b='240-190*{hull}-70*{jib}'"
                            f":a='255*gt({mainsail}+{jib}+{hull}+between(X,98,102)*between(Y,4,160),0)'")  # fmt: skip
    return Scene(
        name="sea",
        seconds=6,
        picture=_stack(
            _sky((88, 186, 224), (224, 244, 240)),
            (_disc(46, (255, 250, 214), glow=40), "x=900:y=50"),
            far,
            (boat, "x='60+t*115':y='370+9*sin(t*2.4)'"),
            middle,
            near,
        ),
        sound=f"{_noise('brown', 0.12, 11)},tremolo=f=0.3:d=0.7[a]",
    )


def _city() -> Scene:
    block = "mod(floor(X/80),16)"
    roof = f"(640-90-330*abs(sin({block}*12.9898+1)))"
    lit = "lt(mod(abs(sin(mod(floor(X/16),80)*127.1+floor(Y/22)*311.7)*43758.5),1),0.34)"
    pane = "between(mod(X,16),4,11)*between(mod(Y,22),6,15)*between(mod(X,80),9,70)"
    inside = f"gte(Y,{roof}+14)*lt(Y,640)*{lit}*{pane}"
    skyline = _once(
        f"{WIDTH}x{HEIGHT}",
        f"r='22+{inside}*232+10*gte(Y,640)':g='24+{inside}*176+8*gte(Y,640)':b='44+{inside}*62'"
        f":a='255*max(gte(Y,640),gte(Y,{roof})*gt(mod(X,80),1))'",
        "2x1",
    )
    headlight, taillight = _disc(6, (255, 246, 214), glow=12), _disc(6, (255, 52, 40), glow=12)
    return Scene(
        name="city",
        seconds=6,
        picture=_stack(
            _sky((12, 14, 44), (108, 60, 120)),
            (_specks(400, 0.002, "r=255:g=255:b=240", 2), "x=0"),
            (skyline, "x='-mod(t*110,1280)'"),
            *((headlight, f"x='mod({offset}+t*760,1500)-160':y=624") for offset in (0, 52, 610, 662, 1130, 1182)),
            *((taillight, f"x='1400-mod({offset}+t*520,1560)':y=648") for offset in (200, 246, 930, 976)),
        ),
        sound=_tones((110.0, 0.03), (164.81, 0.02), (440.0, 0.006), breathe=2.0),
    )


def _snow() -> Scene:
    flakes = "r=255:g=255:b=255"
    return Scene(
        name="snow",
        seconds=4,
        picture=_stack(
            _sky((150, 176, 206), (232, 238, 246)),
            *_hills([(206, 216, 232), (226, 234, 244), (246, 249, 253)])[:2],
            (_specks(HEIGHT, 0.004, flakes, 3, "1x2"), "y='-720+mod(t*70,720)'"),
            (_specks(HEIGHT, 0.003, flakes, 5, "1x2"), "y='-720+mod(t*130,720)'"),
        ),
        sound=f"anullsrc=r={SAMPLE_RATE}:cl=stereo[a]",
    )


_GOAL = 6.0
"""Seconds into the match at which the crowd roars."""


def _match() -> Scene:
    stripe = "22*mod(floor(X/128),2)"
    marks = (
        "between(hypot(X-640,Y-360),108,114)",
        "lt(abs(X-640),3)*between(Y,50,670)",
        "lt(abs(abs(Y-360)-310),3)*between(X,57,1223)",
        "lt(abs(abs(X-640)-580),3)*between(Y,50,670)",
        "lt(abs(abs(X-640)-430),3)*between(Y,200,520)",
        "lt(abs(abs(Y-360)-160),3)*between(abs(X-640),430,580)",
    )
    white = f"gt({'+'.join(marks)},0)"
    pitch = _once(
        f"{WIDTH}x{HEIGHT}",
        f"r='40+{stripe}+{white}*180':g='128+{stripe}+{white}*95':b='58+{stripe}/2+{white}*170':a=255",
    )
    shadow = _disc(22, (20, 62, 30))
    players = []
    for number in range(8):
        colour = (226, 58, 52) if number % 2 else (244, 208, 62)
        x = f"640-w/2+{430 - 40 * number}*sin(t*{0.7 + 0.13 * number:.2f}+{number * 1.7:.1f})"
        y = f"360-h/2+{250 - 12 * number}*cos(t*{0.9 + 0.09 * number:.2f}+{number * 2.3:.1f})"
        players.append((shadow, f"x='{x}+7':y='{y}+9'"))
        players.append((_disc(21, colour), f"x='{x}':y='{y}'"))
    before, after = f"lt(t,{_GOAL})", f"gte(t,{_GOAL})"
    ball = (f"x='{before}*(640+500*sin(t*2.3))+{after}*(640+585*sin(min(t,{_GOAL + 0.5})*5.6))-w/2'"
            f":y='{before}*(360+240*cos(t*3.1))+{after}*(360+40*cos(t*9))-h/2'")  # fmt: skip
    party = "r='90+165*mod({chance}*7919,1)':g='90+165*mod({chance}*6271,1)':b='90+165*mod({chance}*4507,1)'"
    roar = f"between(t,{_GOAL},{_GOAL + 2.5})"
    shake = f"crop=1248:702:x='16+14*sin(t*43)*{roar}':y='9+8*cos(t*37)*{roar}',scale={WIDTH}:{HEIGHT}"
    flash = f"eq=brightness='0.55*exp(-5*max(t-{_GOAL},0))*gte(t,{_GOAL})':eval=frame"
    stacked = _stack(
        pitch,
        *players,
        (_disc(12, (255, 255, 255), glow=6), ball),
        (_specks(HEIGHT, 0.03, party, 9, "1x2"), f"y='-720+mod(t*520,720)':enable='{roar}'"),
    )
    crowd = (
        f"{_noise('pink', 0.07, 5)},tremolo=f=0.8:d=0.3[c];"
        f"{_noise('pink', 0.9, 6)},highpass=f=250,volume=2,atrim=0:2.6,afade=t=in:d=0.06,afade=t=out:st=1.4:d=1.2,"
        f"adelay={int(_GOAL * 1000)}:all=1[r];[c][r]amix=inputs=2:duration=first:normalize=0,alimiter=limit=0.85:level=0[a]"
    )
    return Scene(
        name="match",
        seconds=10,
        picture=stacked.replace("format=yuv420p[v]", f"format=yuv420p,{shake},{flash}[v]"),
        sound=crowd,
    )


def _black() -> Scene:
    return Scene(
        name="black",
        seconds=1,
        picture=f"color=c=black:s={WIDTH}x{HEIGHT}:r={RATE},format=yuv420p[v]",
        sound=f"anullsrc=r={SAMPLE_RATE}:cl=stereo[a]",
    )


def _lighthouse() -> Scene:
    red = "mod(floor(Y/70),2)*gt(Y,60)"
    tower = _once(
        "120x420",
        f"r='clip(235-90*X/120-40*{red},0,255)':g='clip(225-90*X/120-150*{red},0,255)':b='clip(215-90*X/120-140*{red},0,255)'"
        ":a='255*lt(abs(X-60),max(34*between(Y,14,52),(30+Y/18)*gt(Y,52)))'",
    )
    angle, away = "atan2(Y-250,X-250)", "hypot(X-250,Y-250)"
    rays = f"(exp(-pow({angle}/0.09,2))+exp(-pow((PI-abs({angle}))/0.09,2)))"
    # turned small and then enlarged: it is soft anyway, and turning is what costs
    beam = _once("500x500", f"r=255:g=244:b=190:a='160*{rays}*clip(1-{away}/250,0,1)'")
    turning = f"{beam},rotate=a='t*0.9':c=none:ow=iw:oh=ih,scale=1000:1000:flags=fast_bilinear"
    return Scene(
        name="lighthouse",
        seconds=9,
        picture=_stack(
            _sky((8, 14, 42), (46, 70, 120)),
            (_specks(520, 0.0022, "r=255:g=255:b=255", 2), "x=0"),
            (turning, "x='860-w/2':y='196-h/2'"),
            (tower, "x=800:y=165"),
            (_disc(15, (255, 250, 220), glow=26), "x='860-w/2':y='196-h/2'"),
            (_ridge(560, [(10, 3, 0.0), (6, 8, 1.0)], (34, 62, 104)), "x='-mod(t*24,1280)'"),
            (_ridge(620, [(12, 4, 2.0), (5, 11, 0.0)], (20, 42, 80)), "x='-mod(1280-t*40,1280)'"),
        ),
        sound=f"{_noise('brown', 0.03, 23)},tremolo=f=0.2:d=0.6[a]",
        said="At night the lighthouse shows ships the way home. What a goal that was this afternoon!",
        said_at=1.5,
    )


def _balloon(first: Sequence[int], second: Sequence[int]) -> str:
    """A striped hot-air balloon with its basket."""
    bag = "lt(hypot(X-90,(Y-86)*(1-0.18*gt(Y,86))),84)"
    basket = "between(X,74,106)*between(Y,202,226)"
    ropes = "between(Y,170,204)*lt(abs(abs(X-90)-15),1.5)"
    turn = "mod(floor(3+asin(clip((X-90)/85,-1,1))*2.6),2)"
    shade = "(1.08-0.4*X/180)"
    parts = (
        f"{c}='clip(({a}+({b}-{a})*{turn})*{shade}*{bag}+{wood}*(1-{bag}),0,255)'"
        for c, a, b, wood in zip("rgb", first, second, (120, 76, 44), strict=True)
    )
    return _once("180x230", ":".join(parts) + f":a='255*gt({bag}+{basket}+{ropes},0)'")


def _clouds(height: int, strength: int) -> str:
    """A bank of soft clouds that repeats every 1280 pixels."""
    puffs = "+".join(
        f"exp(-pow((mod(X-{x}+640,1280)-640)/{wide},2)-pow((Y-{height + y})/{wide // 3},2))"
        for x, y, wide in ((80, 0, 150), (230, 20, 120), (520, -60, 110), (640, -40, 150), (980, 30, 130), (1090, 10, 170))
    )
    return _once(f"{WIDTH}x{HEIGHT}", f"r=255:g=252:b=250:a='clip({strength}*({puffs}),0,{strength})'", "2x1")


def _dusk() -> Scene:
    """Two pictures that melt into each other over one second, the film's only gradual change."""
    balloons = _stack(
        _sky((78, 146, 214), (238, 214, 214)),
        (_clouds(300, 150), "x='-mod(t*18,1280)'"),
        (_balloon((246, 190, 60), (222, 70, 60)), "x='190+t*9':y='300-34*t+6*sin(t)'"),
        (_balloon((70, 170, 190), (250, 246, 232)), "x='830-t*14':y='420-46*t+8*sin(t*1.3)'"),
        (_balloon((150, 90, 170), (250, 160, 130)), "x='520+t*22':y='560-38*t+7*cos(t)'"),
        (_clouds(600, 225), "x='-mod(t*60,1280)'"),
    ).replace("format=yuv420p[v]", "trim=duration=8,setpts=PTS-STARTPTS,format=yuv420p[balloons]")
    evening = _stack(
        _sky((58, 40, 96), (244, 124, 96)),
        (_disc(64, (255, 206, 140), glow=60), "x='760-w/2':y='330-h/2+18*t'"),
        *_hills([(128, 74, 118), (82, 50, 96), (38, 26, 58)]),
    ).replace("format=yuv420p[v]", "trim=duration=9,setpts=PTS-STARTPTS,format=yuv420p[evening]")
    for pad in ("p", "l"):
        evening = evening.replace(f"[{pad}", f"[e{pad}")
    return Scene(
        name="dusk",
        seconds=16,
        picture=f"{balloons};{evening};[balloons][evening]xfade=transition=fade:duration=1:offset=7[v]",
        sound=_tones((146.83, 0.03), (220.0, 0.025), (293.66, 0.015), breathe=0.5),
    )


def scenes() -> tuple[Scene, ...]:
    """The film in order; together exactly one minute."""
    return (_dawn(), _sea(), _city(), _snow(), _match(), _black(), _lighthouse(), _dusk())
