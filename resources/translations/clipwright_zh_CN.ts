<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>Abilities</name>
        <message>
            <source>By motion, sound, faces and sharpness</source>
            <translation>依据运动、声音、人脸和清晰度</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>Finds cuts, talk and dead air</source>
            <translation>找出剪切点、讲话和空白</translation>
        </message>
        <message>
            <source>Follows people, faces or movement</source>
            <translation>跟随人物、人脸或运动</translation>
        </message>
        <message>
            <source>H.264, encoded by the graphics card</source>
            <translation>H.264，由显卡编码</translation>
        </message>
        <message>
            <source>H.264, encoded by the processor</source>
            <translation>H.264，由处理器编码</translation>
        </message>
        <message>
            <source>Highlights</source>
            <translation>精彩瞬间</translation>
        </message>
        <message>
            <source>Shots, speech and silence</source>
            <translation>镜头、语音和静默</translation>
        </message>
        <message>
            <source>Vertical cut</source>
            <translation>竖屏剪辑</translation>
        </message>
    </context>
    <context>
        <name>AbilitiesCard</name>
        <message>
            <source>Check again</source>
            <translation>重新检查</translation>
        </message>
        <message>
            <source>Everything runs here; no footage is sent anywhere</source>
            <translation>一切都在本机运行；不会发送任何素材</translation>
        </message>
        <message>
            <source>It could not be told</source>
            <translation>无法获知</translation>
        </message>
        <message>
            <source>Looking …</source>
            <translation>正在检查…</translation>
        </message>
        <message>
            <source>No model needed</source>
            <translation>无需模型</translation>
        </message>
        <message>
            <source>Ready now, no model needed</source>
            <translation>现已就绪，无需模型</translation>
        </message>
        <message>
            <source>What this machine can do</source>
            <translation>本机能做什么</translation>
        </message>
    </context>
    <context>
        <name>AboutDialog</name>
        <message>
            <source>A video editor that finds the moments. Everything runs on this machine.</source>
            <translation>能找出精彩瞬间的视频编辑器。一切都在本机运行。</translation>
        </message>
        <message>
            <source>About Clipwright</source>
            <translation>关于 Clipwright</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>已复制</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Free software under the Apache Licence 2.0</source>
            <translation>自由软件，采用 Apache 许可证 2.0</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>About Clipwright</source>
            <translation>关于 Clipwright</translation>
        </message>
        <message>
            <source>Add dissolve</source>
            <translation>添加叠化</translation>
        </message>
        <message>
            <source>Add footage</source>
            <translation>添加素材</translation>
        </message>
        <message>
            <source>Add marker</source>
            <translation>添加标记</translation>
        </message>
        <message>
            <source>Add sound track</source>
            <translation>添加声音轨道</translation>
        </message>
        <message>
            <source>Add video track</source>
            <translation>添加视频轨道</translation>
        </message>
        <message>
            <source>Alt while dragging</source>
            <translation>拖动时按 Alt</translation>
        </message>
        <message>
            <source>Append</source>
            <translation>追加</translation>
        </message>
        <message>
            <source>Blade tool</source>
            <translation>切割工具</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Change between dark and light</source>
            <translation>切换深色与浅色</translation>
        </message>
        <message>
            <source>Change keyboard shortcuts</source>
            <translation>更改键盘快捷键</translation>
        </message>
        <message>
            <source>Clear in and out</source>
            <translation>清除入点和出点</translation>
        </message>
        <message>
            <source>Clip</source>
            <translation>片段</translation>
        </message>
        <message>
            <source>Close project</source>
            <translation>关闭项目</translation>
        </message>
        <message>
            <source>Collect footage</source>
            <translation>收集素材</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Crop</source>
            <translation>裁切</translation>
        </message>
        <message>
            <source>Crop frame</source>
            <translation>裁切框</translation>
        </message>
        <message>
            <source>Ctrl wheel</source>
            <translation>Ctrl + 滚轮</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>剪切</translation>
        </message>
        <message>
            <source>Delete track</source>
            <translation>删除轨道</translation>
        </message>
        <message>
            <source>Deselect</source>
            <translation>取消选择</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>编辑</translation>
        </message>
        <message>
            <source>Enable or disable clip</source>
            <translation>启用或停用片段</translation>
        </message>
        <message>
            <source>Engine</source>
            <translation>引擎</translation>
        </message>
        <message>
            <source>Esc while dragging</source>
            <translation>拖动时按 Esc</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>查找</translation>
        </message>
        <message>
            <source>Find in the footage</source>
            <translation>在素材中查找</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>全屏</translation>
        </message>
        <message>
            <source>Go to end</source>
            <translation>转到结尾</translation>
        </message>
        <message>
            <source>Go to start</source>
            <translation>转到开头</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>帮助</translation>
        </message>
        <message>
            <source>Highlights</source>
            <translation>精彩瞬间</translation>
        </message>
        <message>
            <source>History</source>
            <translation>历史记录</translation>
        </message>
        <message>
            <source>Insert</source>
            <translation>插入</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>检查器</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>Lift</source>
            <translation>提升</translation>
        </message>
        <message>
            <source>Link clips</source>
            <translation>链接片段</translation>
        </message>
        <message>
            <source>Linked selection</source>
            <translation>链接选择</translation>
        </message>
        <message>
            <source>Loop</source>
            <translation>循环</translation>
        </message>
        <message>
            <source>Make highlight reel</source>
            <translation>制作精彩集锦</translation>
        </message>
        <message>
            <source>Mark clip</source>
            <translation>标记片段</translation>
        </message>
        <message>
            <source>Mark in</source>
            <translation>标记入点</translation>
        </message>
        <message>
            <source>Mark out</source>
            <translation>标记出点</translation>
        </message>
        <message>
            <source>Markers</source>
            <translation>标记</translation>
        </message>
        <message>
            <source>Marks</source>
            <translation>标记</translation>
        </message>
        <message>
            <source>Media</source>
            <translation>媒体</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Mouse</source>
            <translation>鼠标</translation>
        </message>
        <message>
            <source>New project</source>
            <translation>新建项目</translation>
        </message>
        <message>
            <source>New sequence</source>
            <translation>新建序列</translation>
        </message>
        <message>
            <source>Next cut</source>
            <translation>下一个剪切点</translation>
        </message>
        <message>
            <source>Next marker</source>
            <translation>下一个标记</translation>
        </message>
        <message>
            <source>Next panel</source>
            <translation>下一个面板</translation>
        </message>
        <message>
            <source>No snapping</source>
            <translation>不吸附</translation>
        </message>
        <message>
            <source>One frame back</source>
            <translation>后退一帧</translation>
        </message>
        <message>
            <source>One frame forward</source>
            <translation>前进一帧</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Overwrite</source>
            <translation>覆盖</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>粘贴</translation>
        </message>
        <message>
            <source>Play or stop</source>
            <translation>播放或停止</translation>
        </message>
        <message>
            <source>Playback</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Preferences</source>
            <translation>偏好设置</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>预览</translation>
        </message>
        <message>
            <source>Previous cut</source>
            <translation>上一个剪切点</translation>
        </message>
        <message>
            <source>Previous marker</source>
            <translation>上一个标记</translation>
        </message>
        <message>
            <source>Previous panel</source>
            <translation>上一个面板</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Relink footage</source>
            <translation>重新链接素材</translation>
        </message>
        <message>
            <source>Remove footage from the project</source>
            <translation>从项目中移除素材</translation>
        </message>
        <message>
            <source>Rename footage</source>
            <translation>重命名素材</translation>
        </message>
        <message>
            <source>Reset layout</source>
            <translation>重置布局</translation>
        </message>
        <message>
            <source>Ripple delete</source>
            <translation>波纹删除</translation>
        </message>
        <message>
            <source>Ripple end to playhead</source>
            <translation>波纹修剪结尾到播放头</translation>
        </message>
        <message>
            <source>Ripple start to playhead</source>
            <translation>波纹修剪开头到播放头</translation>
        </message>
        <message>
            <source>Ripple tool</source>
            <translation>波纹工具</translation>
        </message>
        <message>
            <source>Roll</source>
            <translation>滚动</translation>
        </message>
        <message>
            <source>Roll tool</source>
            <translation>滚动工具</translation>
        </message>
        <message>
            <source>Safe areas</source>
            <translation>安全区</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>另存为</translation>
        </message>
        <message>
            <source>Scroll in time</source>
            <translation>在时间上滚动</translation>
        </message>
        <message>
            <source>Scroll tracks</source>
            <translation>滚动轨道</translation>
        </message>
        <message>
            <source>Search commands</source>
            <translation>搜索命令</translation>
        </message>
        <message>
            <source>Search footage by name</source>
            <translation>按名称搜索素材</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>全选</translation>
        </message>
        <message>
            <source>Select tool</source>
            <translation>选择工具</translation>
        </message>
        <message>
            <source>Shift wheel</source>
            <translation>Shift + 滚轮</translation>
        </message>
        <message>
            <source>Shift while dragging</source>
            <translation>拖动时按 Shift</translation>
        </message>
        <message>
            <source>Show footage as a list</source>
            <translation>以列表显示素材</translation>
        </message>
        <message>
            <source>Shuttle back</source>
            <translation>向后快放</translation>
        </message>
        <message>
            <source>Shuttle forward</source>
            <translation>向前快放</translation>
        </message>
        <message>
            <source>Slip tool</source>
            <translation>滑移工具</translation>
        </message>
        <message>
            <source>Snapping</source>
            <translation>吸附</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>Split all tracks at playhead</source>
            <translation>在播放头处拆分所有轨道</translation>
        </message>
        <message>
            <source>Split at playhead</source>
            <translation>在播放头处拆分</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Ten frames back</source>
            <translation>后退十帧</translation>
        </message>
        <message>
            <source>Ten frames forward</source>
            <translation>前进十帧</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>时间线</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>工具</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>文字稿</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Unlink clips</source>
            <translation>取消链接片段</translation>
        </message>
        <message>
            <source>View</source>
            <translation>视图</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>音量</translation>
        </message>
        <message>
            <source>Wheel</source>
            <translation>滚轮</translation>
        </message>
        <message>
            <source>Zoom around the pointer</source>
            <translation>以指针为中心缩放</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>缩小</translation>
        </message>
        <message>
            <source>Zoom to fit</source>
            <translation>缩放到适合</translation>
        </message>
    </context>
    <context>
        <name>Adding</name>
        <message>
            <source>Nothing was added</source>
            <translation>未添加任何内容</translation>
        </message>
        <message>
            <source>add 1 file</source>
            <translation>添加 1 个文件</translation>
        </message>
        <message>
            <source>add {0} files</source>
            <translation>添加 {0} 个文件</translation>
        </message>
        <message>
            <source>is the same footage as “{0}”, which is here already</source>
            <translation>与已有的“{0}”是同一素材</translation>
        </message>
        <message>
            <source>relink 1 file</source>
            <translation>重新链接 1 个文件</translation>
        </message>
        <message>
            <source>relink {0} files</source>
            <translation>重新链接 {0} 个文件</translation>
        </message>
    </context>
    <context>
        <name>AddingLine</name>
        <message>
            <source>Adding footage</source>
            <translation>正在添加素材</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Searching “{0}”</source>
            <translation>正在搜索“{0}”</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{1} 个中的 {0} 个</translation>
        </message>
    </context>
    <context>
        <name>BinDelegate</name>
        <message>
            <source>Name of {0}</source>
            <translation>{0}的名称</translation>
        </message>
    </context>
    <context>
        <name>BinMenus</name>
        <message>
            <source>Add footage…</source>
            <translation>添加素材…</translation>
        </message>
        <message>
            <source>Ascending</source>
            <translation>升序</translation>
        </message>
        <message>
            <source>Date added</source>
            <translation>添加日期</translation>
        </message>
        <message>
            <source>Descending</source>
            <translation>降序</translation>
        </message>
        <message>
            <source>Frame rate</source>
            <translation>帧率</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>长度</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Open in source viewer</source>
            <translation>在源查看器中打开</translation>
        </message>
        <message>
            <source>Relink to a file…</source>
            <translation>重新链接到文件…</translation>
        </message>
        <message>
            <source>Relink {0}</source>
            <translation>重新链接 {0}</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>Search a folder…</source>
            <translation>搜索文件夹…</translation>
        </message>
        <message>
            <source>Search lost footage in</source>
            <translation>查找丢失的素材</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>全选</translation>
        </message>
        <message>
            <source>Show as grid</source>
            <translation>以网格显示</translation>
        </message>
        <message>
            <source>Show as list</source>
            <translation>以列表显示</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>在文件夹中显示</translation>
        </message>
        <message>
            <source>Sort</source>
            <translation>排序</translation>
        </message>
    </context>
    <context>
        <name>BinModel</name>
        <message>
            <source>Offline · relink</source>
            <translation>离线 · 重新链接</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>正在读取…</translation>
        </message>
    </context>
    <context>
        <name>BinView</name>
        <message>
            <source>Footage</source>
            <translation>素材</translation>
        </message>
    </context>
    <context>
        <name>Canvas</name>
        <message>
            <source>Picture</source>
            <translation>画面</translation>
        </message>
    </context>
    <context>
        <name>CollectDialog</name>
        <message>
            <source> and {0} more</source>
            <translation> 等 {0} 个</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n 个文件</numerusform>
            </translation>
        </message>
        <message>
            <source>Collect</source>
            <translation>收集</translation>
        </message>
        <message>
            <source>Collect footage</source>
            <translation>收集素材</translation>
        </message>
        <message>
            <source>Collect {0}</source>
            <translation>收集 {0}</translation>
        </message>
        <message>
            <source>Copies the footage beside a copy of the project. The originals stay as they are.</source>
            <translation>将素材复制到项目副本旁。原文件保持不变。</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>Footage</source>
            <translation>素材</translation>
        </message>
        <message>
            <source>Give it a name and a folder.</source>
            <translation>请输入名称并选择文件夹。</translation>
        </message>
        <message>
            <source>Makes {0}</source>
            <translation>生成 {0}</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Offline, so it stays behind: {0}</source>
            <translation>离线，因此不会包含：{0}</translation>
        </message>
        <message>
            <source>Only footage that is used</source>
            <translation>仅使用到的素材</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>What no sequence shows stays behind</source>
            <translation>没有序列用到的内容不会包含</translation>
        </message>
        <message>
            <source>looking</source>
            <translation>正在查看</translation>
        </message>
    </context>
    <context>
        <name>ColourField</name>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>not a colour: “{0}” (write #rrggbb)</source>
            <translation>不是颜色：“{0}”（请写 #rrggbb）</translation>
        </message>
        <message>
            <source>{0}: choose</source>
            <translation>{0}：选择</translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message>
            <source>No clip is selected</source>
            <translation>未选择片段</translation>
        </message>
        <message>
            <source>No footage is selected in the media bin</source>
            <translation>素材箱中未选择素材</translation>
        </message>
        <message>
            <source>No linked clip is selected</source>
            <translation>未选择已链接的片段</translation>
        </message>
        <message>
            <source>Nothing has been copied</source>
            <translation>尚未复制任何内容</translation>
        </message>
        <message>
            <source>Nothing is marked</source>
            <translation>未作标记</translation>
        </message>
        <message>
            <source>Select a clip on the track, or use the menu of its head</source>
            <translation>在轨道上选择片段，或使用轨道头的菜单</translation>
        </message>
        <message>
            <source>Select two clips or more</source>
            <translation>请选择两个或更多片段</translation>
        </message>
        <message>
            <source>The playhead is not inside a clip</source>
            <translation>播放头不在片段内</translation>
        </message>
        <message>
            <source>The timeline is empty</source>
            <translation>时间线为空</translation>
        </message>
        <message>
            <source>There are no markers</source>
            <translation>没有标记</translation>
        </message>
        <message>
            <source>There is no cut yet</source>
            <translation>还没有成片</translation>
        </message>
    </context>
    <context>
        <name>Controls</name>
        <message>
            <source>Go to end</source>
            <translation>转到结尾</translation>
        </message>
        <message>
            <source>Go to start</source>
            <translation>转到开头</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>长度</translation>
        </message>
        <message>
            <source>Loop</source>
            <translation>循环</translation>
        </message>
        <message>
            <source>No sound output on this machine: played silently</source>
            <translation>本机没有声音输出：无声播放</translation>
        </message>
        <message>
            <source>One frame back</source>
            <translation>后退一帧</translation>
        </message>
        <message>
            <source>One frame forward</source>
            <translation>前进一帧</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>声音</translation>
        </message>
        <message>
            <source>Timecode</source>
            <translation>时间码</translation>
        </message>
    </context>
    <context>
        <name>CropSection</name>
        <message>
            <source>Across</source>
            <translation>水平</translation>
        </message>
        <message>
            <source>Crop</source>
            <translation>裁切</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>垂直</translation>
        </message>
        <message>
            <source>Frame ({0})</source>
            <translation>画面（{0}）</translation>
        </message>
        <message>
            <source>Middle of the window from the left of the picture</source>
            <translation>窗口中心距画面左边</translation>
        </message>
        <message>
            <source>Middle of the window from the top of the picture</source>
            <translation>窗口中心距画面上边</translation>
        </message>
        <message>
            <source>Moves over {0} keys; a change sets a key at the playhead</source>
            <translation>经过 {0} 个关键帧；更改会在播放头处设置关键帧</translation>
        </message>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>Remove crop</source>
            <translation>移除裁切</translation>
        </message>
        <message>
            <source>Several</source>
            <translation>多个值</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>画幅</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Whole picture</source>
            <translation>整个画面</translation>
        </message>
        <message>
            <source>change crop</source>
            <translation>更改裁切</translation>
        </message>
        <message>
            <source>crop</source>
            <translation>裁切</translation>
        </message>
        <message>
            <source>remove crop</source>
            <translation>移除裁切</translation>
        </message>
    </context>
    <context>
        <name>CutButton</name>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>Add to the end of the cut</source>
            <translation>添加到成片末尾</translation>
        </message>
        <message>
            <source>Add “{0}” to the end of the cut</source>
            <translation>将“{0}”添加到成片末尾</translation>
        </message>
        <message>
            <source>Go to it in the cut</source>
            <translation>转到成片中的位置</translation>
        </message>
        <message>
            <source>In cut</source>
            <translation>已用</translation>
        </message>
        <message>
            <source>In cut: go to “{0}”</source>
            <translation>已在成片中：转到“{0}”</translation>
        </message>
    </context>
    <context>
        <name>DialogCommands</name>
        <message>
            <source>add a video first</source>
            <translation>请先添加视频</translation>
        </message>
        <message>
            <source>add footage first</source>
            <translation>请先添加素材</translation>
        </message>
        <message>
            <source>there is nothing on the timeline yet</source>
            <translation>时间线上还没有内容</translation>
        </message>
    </context>
    <context>
        <name>Downloads</name>
        <message>
            <source>Download {0}</source>
            <translation>下载 {0}</translation>
        </message>
    </context>
    <context>
        <name>DropArea</name>
        <message>
            <source>Add footage</source>
            <translation>添加素材</translation>
        </message>
        <message>
            <source>Drop files or folders anywhere</source>
            <translation>可将文件或文件夹拖放到任意位置</translation>
        </message>
        <message>
            <source>Open project</source>
            <translation>打开项目</translation>
        </message>
        <message>
            <source>Video and sound, or a Clipwright project</source>
            <translation>视频和声音，或 Clipwright 项目</translation>
        </message>
    </context>
    <context>
        <name>DropFrame</name>
        <message>
            <source>Drop to add</source>
            <translation>松开以添加</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message numerus="yes">
            <source>%n export(s)</source>
            <translation>
                <numerusform>%n 项导出</numerusform>
            </translation>
        </message>
        <message>
            <source>Cuts by timecode, with the names of the footage</source>
            <translation>按时间码记录剪切点，附素材名称</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>草稿</translation>
        </message>
        <message>
            <source>EDL, by clip name</source>
            <translation>EDL，按片段名称</translation>
        </message>
        <message>
            <source>EDL, by reel and timecode</source>
            <translation>EDL，按卷名和时间码</translation>
        </message>
        <message>
            <source>Encoder</source>
            <translation>编码器</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>Export {0}</source>
            <translation>导出 {0}</translation>
        </message>
        <message>
            <source>File name</source>
            <translation>文件名</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>High</source>
            <translation>高</translation>
        </message>
        <message>
            <source>In to out</source>
            <translation>入点到出点</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>长度</translation>
        </message>
        <message>
            <source>Mark in and out first</source>
            <translation>请先标记入点和出点</translation>
        </message>
        <message>
            <source>OTIO, the most complete</source>
            <translation>OTIO，信息最完整</translation>
        </message>
        <message>
            <source>One file, checked before it gets its name</source>
            <translation>单个文件，检查无误后才命名</translation>
        </message>
        <message>
            <source>PCM, 24 bit</source>
            <translation>PCM，24 位</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>画面</translation>
        </message>
        <message>
            <source>ProRes, software</source>
            <translation>ProRes，软件编码</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>质量</translation>
        </message>
        <message>
            <source>Range</source>
            <translation>范围</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>替换</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>声音</translation>
        </message>
        <message>
            <source>Standard</source>
            <translation>标准</translation>
        </message>
        <message>
            <source>The cut has another shape, so there are bars above and below it.</source>
            <translation>成片的画幅不同，因此上下留黑边。</translation>
        </message>
        <message>
            <source>The cut has another shape, so there are bars at its sides.</source>
            <translation>成片的画幅不同，因此两侧留黑边。</translation>
        </message>
        <message>
            <source>The cut is {0} × {1} and is enlarged.</source>
            <translation>成片为 {0} × {1}，会被放大。</translation>
        </message>
        <message>
            <source>The whole timeline, with links to the footage</source>
            <translation>完整的时间线，附素材链接</translation>
        </message>
        <message>
            <source>These are there already and would be replaced: {0}</source>
            <translation>以下文件已存在，将被替换：{0}</translation>
        </message>
        <message>
            <source>Tick what you want to export.</source>
            <translation>请勾选要导出的内容。</translation>
        </message>
        <message>
            <source>Whole cut</source>
            <translation>整个成片</translation>
        </message>
        <message>
            <source>about {0}</source>
            <translation>约 {0}</translation>
        </message>
        <message>
            <source>{0} fps</source>
            <translation>{0} fps</translation>
        </message>
        <message>
            <source>{0} is there already and would be replaced.</source>
            <translation>{0} 已存在，将被替换。</translation>
        </message>
        <message>
            <source>{0} kHz</source>
            <translation>{0} kHz</translation>
        </message>
        <message>
            <source>{0}, hardware</source>
            <translation>{0}，硬件编码</translation>
        </message>
        <message>
            <source>{0}, software</source>
            <translation>{0}，软件编码</translation>
        </message>
    </context>
    <context>
        <name>ExportQueue</name>
        <message>
            <source>Export {0}</source>
            <translation>导出 {0}</translation>
        </message>
        <message>
            <source>waiting its turn</source>
            <translation>正在排队</translation>
        </message>
    </context>
    <context>
        <name>FaceChoice</name>
        <message>
            <source>Automatic</source>
            <translation>自动</translation>
        </message>
    </context>
    <context>
        <name>Facts</name>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
    </context>
    <context>
        <name>Files</name>
        <message>
            <source>All files</source>
            <translation>所有文件</translation>
        </message>
        <message>
            <source>Clipwright projects</source>
            <translation>Clipwright 项目</translation>
        </message>
        <message>
            <source>Open project</source>
            <translation>打开项目</translation>
        </message>
        <message>
            <source>Open the copy before it</source>
            <translation>打开上一个副本</translation>
        </message>
        <message>
            <source>Remove from the list</source>
            <translation>从列表中移除</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>另存为</translation>
        </message>
        <message>
            <source>Save elsewhere</source>
            <translation>保存到别处</translation>
        </message>
        <message>
            <source>Save project</source>
            <translation>保存项目</translation>
        </message>
        <message>
            <source>Untitled</source>
            <translation>未命名</translation>
        </message>
    </context>
    <context>
        <name>FirstRun</name>
        <message>
            <source>Clipwright watches it, proposes a cut, and says why. Nothing leaves this machine.</source>
            <translation>Clipwright 观看素材，提出剪辑方案，并说明理由。任何内容都不会离开本机。</translation>
        </message>
        <message>
            <source>Drop footage to begin</source>
            <translation>拖入素材即可开始</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>开始</translation>
        </message>
    </context>
    <context>
        <name>FolderField</name>
        <message>
            <source>Choose folder</source>
            <translation>选择文件夹</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
    </context>
    <context>
        <name>FootagePicker</name>
        <message numerus="yes">
            <source>%n file(s), {0} of footage</source>
            <translation>
                <numerusform>%n 个文件，共 {0} 素材</numerusform>
            </translation>
        </message>
        <message>
            <source>Change</source>
            <translation>更改</translation>
        </message>
        <message>
            <source>Change the footage</source>
            <translation>更改素材</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Footage</source>
            <translation>素材</translation>
        </message>
        <message>
            <source>No footage chosen</source>
            <translation>未选择素材</translation>
        </message>
    </context>
    <context>
        <name>FrameView</name>
        <message>
            <source>A picture of {0} in the chosen shape</source>
            <translation>所选画幅的 {0} 画面</translation>
        </message>
    </context>
    <context>
        <name>Guard</name>
        <message numerus="yes">
            <source>%n job(s) would be stopped: {0}. What they had finished is kept.</source>
            <translation>
                <numerusform>将停止 %n 个任务：{0}。已完成的部分会保留。</numerusform>
            </translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>丢弃</translation>
        </message>
        <message>
            <source>It has no file yet. Kept for later, it is offered again at the next start.</source>
            <translation>它还没有文件。选择留待以后，下次启动时会再次提供。</translation>
        </message>
        <message>
            <source>Keep for later</source>
            <translation>留待以后</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Save this project?</source>
            <translation>保存此项目吗？</translation>
        </message>
        <message>
            <source>Stop and close</source>
            <translation>停止并关闭</translation>
        </message>
        <message>
            <source>Stop what is running?</source>
            <translation>停止正在运行的任务吗？</translation>
        </message>
    </context>
    <context>
        <name>HighlightsPanel</name>
        <message>
            <source>1 moment</source>
            <translation>1 个瞬间</translation>
        </message>
        <message>
            <source>Add footage</source>
            <translation>添加素材</translation>
        </message>
        <message>
            <source>Add footage, and the moments worth showing are found in it, each with its reasons.</source>
            <translation>添加素材后，会从中找出值得展示的瞬间，并说明理由。</translation>
        </message>
        <message>
            <source>Basic engine: by motion, sound, speech, faces and sharpness, not by what is meant</source>
            <translation>基础引擎：依据运动、声音、语音、人脸和清晰度，不理解内容含义</translation>
        </message>
        <message>
            <source>Best first</source>
            <translation>最佳优先</translation>
        </message>
        <message>
            <source>Cancel finding highlights</source>
            <translation>取消查找精彩瞬间</translation>
        </message>
        <message>
            <source>Engine: {0}</source>
            <translation>引擎：{0}</translation>
        </message>
        <message>
            <source>Find again</source>
            <translation>重新查找</translation>
        </message>
        <message>
            <source>Find highlights</source>
            <translation>查找精彩瞬间</translation>
        </message>
        <message>
            <source>Find highlights again</source>
            <translation>重新查找精彩瞬间</translation>
        </message>
        <message>
            <source>Find highlights in {0}</source>
            <translation>在 {0} 中查找精彩瞬间</translation>
        </message>
        <message>
            <source>Find the moments worth showing</source>
            <translation>找出值得展示的瞬间</translation>
        </message>
        <message>
            <source>Finding highlights</source>
            <translation>正在查找精彩瞬间</translation>
        </message>
        <message>
            <source>Highlights</source>
            <translation>精彩瞬间</translation>
        </message>
        <message>
            <source>In order</source>
            <translation>按顺序</translation>
        </message>
        <message>
            <source>Looking at the footage</source>
            <translation>正在查看素材</translation>
        </message>
        <message>
            <source>No footage yet</source>
            <translation>还没有素材</translation>
        </message>
        <message>
            <source>No moment of this footage stands out. Other footage may have some.</source>
            <translation>这些素材中没有突出的瞬间。其他素材中也许有。</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>未找到</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>排序</translation>
        </message>
        <message>
            <source>Sequence {0}</source>
            <translation>序列 {0}</translation>
        </message>
        <message>
            <source>The footage has changed since</source>
            <translation>此后素材有所更改</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>You can go on editing meanwhile.</source>
            <translation>期间可继续编辑。</translation>
        </message>
        <message>
            <source>add highlight</source>
            <translation>添加精彩瞬间</translation>
        </message>
        <message>
            <source>{0} moment in the cut · {1}</source>
            <translation>成片中有 {0} 个瞬间 · {1}</translation>
        </message>
        <message>
            <source>{0} moments</source>
            <translation>{0} 个瞬间</translation>
        </message>
        <message>
            <source>{0} moments in the cut · {1}</source>
            <translation>成片中有 {0} 个瞬间 · {1}</translation>
        </message>
        <message>
            <source>{0} moments in {1} files</source>
            <translation>{1} 个文件中有 {0} 个瞬间</translation>
        </message>
    </context>
    <context>
        <name>HistoryPanel</name>
        <message>
            <source>Do again up to here</source>
            <translation>重做到此处</translation>
        </message>
        <message>
            <source>Go back to here</source>
            <translation>回到此处</translation>
        </message>
        <message>
            <source>History</source>
            <translation>历史记录</translation>
        </message>
        <message>
            <source>Project opened</source>
            <translation>项目已打开</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>步骤</translation>
        </message>
        <message>
            <source>current</source>
            <translation>当前</translation>
        </message>
        <message>
            <source>done</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>undone</source>
            <translation>已撤销</translation>
        </message>
    </context>
    <context>
        <name>Inspector</name>
        <message>
            <source>Inspector</source>
            <translation>检查器</translation>
        </message>
        <message>
            <source>Nothing to inspect yet</source>
            <translation>还没有可检查的内容</translation>
        </message>
        <message>
            <source>Put footage on the timeline. What you choose there is shown here, with the reason it was picked.</source>
            <translation>将素材放到时间线上。在那里选中的内容会显示在此处，并附选取理由。</translation>
        </message>
        <message>
            <source>rename clip</source>
            <translation>重命名片段</translation>
        </message>
    </context>
    <context>
        <name>JobEntry</name>
        <message>
            <source>Cancelled</source>
            <translation>已取消</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
    </context>
    <context>
        <name>JobRow</name>
        <message>
            <source>Cancel {0}</source>
            <translation>取消{0}</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>已取消</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>Go on with {0}</source>
            <translation>继续 {0}</translation>
        </message>
        <message>
            <source>Log of {0}</source>
            <translation>{0}的日志</translation>
        </message>
        <message>
            <source>Pause {0}</source>
            <translation>暂停 {0}</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <source>Show the log of {0}</source>
            <translation>显示{0}的日志</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>等待中</translation>
        </message>
    </context>
    <context>
        <name>JobsTray</name>
        <message>
            <source>Clear finished jobs</source>
            <translation>清除已结束的任务</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>No jobs</source>
            <translation>没有任务</translation>
        </message>
        <message>
            <source>What takes a while is listed here.</source>
            <translation>耗时的工作会列在这里。</translation>
        </message>
        <message>
            <source>{0} done</source>
            <translation>{0} 个完成</translation>
        </message>
        <message>
            <source>{0} failed</source>
            <translation>{0} 个失败</translation>
        </message>
        <message>
            <source>{0} running</source>
            <translation>{0} 个运行中</translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message>
            <source>Timeline</source>
            <translation>时间线</translation>
        </message>
        <message>
            <source>{0} tracks, nothing selected</source>
            <translation>{0} 条轨道，未选择内容</translation>
        </message>
    </context>
    <context>
        <name>LossList</name>
        <message>
            <source>Changed</source>
            <translation>已更改</translation>
        </message>
        <message>
            <source>Kept</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>舍去</translation>
        </message>
        <message>
            <source>Looking at the timeline</source>
            <translation>正在查看时间线</translation>
        </message>
        <message>
            <source>What this format carries</source>
            <translation>此格式能包含的内容</translation>
        </message>
        <message>
            <source>{0} changed</source>
            <translation>{0} 项更改</translation>
        </message>
        <message>
            <source>{0} kept</source>
            <translation>{0} 项保留</translation>
        </message>
        <message>
            <source>{0} left out</source>
            <translation>{0} 项舍去</translation>
        </message>
        <message>
            <source>{0} more kept</source>
            <translation>另保留 {0} 项</translation>
        </message>
    </context>
    <context>
        <name>Machine</name>
        <message>
            <source>{0} cores</source>
            <translation>{0} 核</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Let go to add footage</source>
            <translation>松开以添加素材</translation>
        </message>
        <message>
            <source>Let go to open the project</source>
            <translation>松开以打开项目</translation>
        </message>
        <message>
            <source>One project is open at a time; left alone: {0}</source>
            <translation>一次只打开一个项目；未打开：{0}</translation>
        </message>
        <message>
            <source>Recent projects</source>
            <translation>最近的项目</translation>
        </message>
        <message>
            <source>The language changes when Clipwright is opened again</source>
            <translation>重新打开 Clipwright 后更改语言</translation>
        </message>
    </context>
    <context>
        <name>MakeReelDialog</name>
        <message>
            <source>As footage</source>
            <translation>与素材相同</translation>
        </message>
        <message>
            <source>Best first</source>
            <translation>最佳优先</translation>
        </message>
        <message>
            <source>Calm</source>
            <translation>舒缓</translation>
        </message>
        <message>
            <source>Choose at least one file.</source>
            <translation>请至少选择一个文件。</translation>
        </message>
        <message>
            <source>Even</source>
            <translation>均匀</translation>
        </message>
        <message>
            <source>Fast</source>
            <translation>快速</translation>
        </message>
        <message>
            <source>Footage</source>
            <translation>素材</translation>
        </message>
        <message>
            <source>Frame</source>
            <translation>画面</translation>
        </message>
        <message>
            <source>Give a length from 1 s to 1 h, such as 45 or 1:30.</source>
            <translation>请输入 1 秒到 1 小时的长度，例如 45 或 1:30。</translation>
        </message>
        <message>
            <source>In the order of the footage</source>
            <translation>按素材的顺序</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>长度</translation>
        </message>
        <message>
            <source>Length in seconds, or minutes and seconds</source>
            <translation>长度，以秒或分秒计</translation>
        </message>
        <message>
            <source>Make highlight reel</source>
            <translation>制作精彩集锦</translation>
        </message>
        <message>
            <source>Make reel</source>
            <translation>制作集锦</translation>
        </message>
        <message>
            <source>Music</source>
            <translation>音乐</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>顺序</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>Pace</source>
            <translation>节奏</translation>
        </message>
        <message>
            <source>Pictures of nearly this shape fill it, others stand between bars.</source>
            <translation>形状相近的画面会填满，其他的两侧留黑边。</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>画幅</translation>
        </message>
        <message>
            <source>Shots of {0} to {1} s</source>
            <translation>镜头 {0} 到 {1} 秒</translation>
        </message>
        <message>
            <source>The best moment opens it</source>
            <translation>以最佳瞬间开场</translation>
        </message>
        <message>
            <source>The crop follows faces and people, and keeps to the middle where there are none.</source>
            <translation>裁切跟随人脸和人物，没有时保持居中。</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间顺序</translation>
        </message>
        <message>
            <source>Works in the background. You can undo it in one step.</source>
            <translation>在后台进行。可一步撤销。</translation>
        </message>
        <message>
            <source>{0} fps</source>
            <translation>{0} fps</translation>
        </message>
        <message>
            <source>{0} s</source>
            <translation>{0} 秒</translation>
        </message>
    </context>
    <context>
        <name>MarkerRow</name>
        <message>
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>Colour of the marker: {0}</source>
            <translation>标记颜色：{0}</translation>
        </message>
        <message>
            <source>Marker</source>
            <translation>标记</translation>
        </message>
        <message>
            <source>Name of the marker</source>
            <translation>标记名称</translation>
        </message>
        <message>
            <source>Remove marker</source>
            <translation>移除标记</translation>
        </message>
    </context>
    <context>
        <name>MarkersPanel</name>
        <message>
            <source>Blue</source>
            <translation>蓝色</translation>
        </message>
        <message>
            <source>Green</source>
            <translation>绿色</translation>
        </message>
        <message>
            <source>Markers</source>
            <translation>标记</translation>
        </message>
        <message>
            <source>No markers</source>
            <translation>没有标记</translation>
        </message>
        <message>
            <source>Press M to mark what is at the playhead.</source>
            <translation>按 M 标记播放头所在位置。</translation>
        </message>
        <message>
            <source>Purple</source>
            <translation>紫色</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>红色</translation>
        </message>
        <message>
            <source>Yellow</source>
            <translation>黄色</translation>
        </message>
        <message>
            <source>colour marker</source>
            <translation>设置标记颜色</translation>
        </message>
        <message>
            <source>remove marker</source>
            <translation>移除标记</translation>
        </message>
        <message>
            <source>rename marker</source>
            <translation>重命名标记</translation>
        </message>
    </context>
    <context>
        <name>MatchRow</name>
        <message>
            <source>Show {0} of {1}</source>
            <translation>显示 {1} 的 {0}</translation>
        </message>
        <message>
            <source>{0}; no {1}</source>
            <translation>{0}；缺少 {1}</translation>
        </message>
    </context>
    <context>
        <name>MediaBin</name>
        <message>
            <source>Add footage</source>
            <translation>添加素材</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>所有文件</translation>
        </message>
        <message>
            <source>Clear search</source>
            <translation>清除搜索</translation>
        </message>
        <message>
            <source>Drop video, sound or pictures here</source>
            <translation>将视频、声音或图片拖放到此处</translation>
        </message>
        <message>
            <source>Footage</source>
            <translation>素材</translation>
        </message>
        <message>
            <source>Media</source>
            <translation>媒体</translation>
        </message>
        <message>
            <source>No footage</source>
            <translation>没有素材</translation>
        </message>
        <message>
            <source>No footage yet</source>
            <translation>还没有素材</translation>
        </message>
        <message>
            <source>No name has “{0}” in it</source>
            <translation>没有名称包含“{0}”</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>未找到</translation>
        </message>
        <message>
            <source>Search by name</source>
            <translation>按名称搜索</translation>
        </message>
        <message>
            <source>Show as grid</source>
            <translation>以网格显示</translation>
        </message>
        <message>
            <source>Show as list</source>
            <translation>以列表显示</translation>
        </message>
        <message>
            <source>Sort</source>
            <translation>排序</translation>
        </message>
        <message>
            <source>a name needs at least one letter</source>
            <translation>名称至少需要一个字</translation>
        </message>
        <message>
            <source>remove 1 file</source>
            <translation>移除 1 个文件</translation>
        </message>
        <message>
            <source>remove {0} files</source>
            <translation>移除 {0} 个文件</translation>
        </message>
        <message>
            <source>rename footage</source>
            <translation>重命名素材</translation>
        </message>
        <message>
            <source>there is nothing in it that could be added</source>
            <translation>其中没有可添加的内容</translation>
        </message>
        <message>
            <source>was not removed: {0}</source>
            <translation>未移除：{0}</translation>
        </message>
        <message>
            <source>were left out: add them in a second step</source>
            <translation>未添加：请分次添加</translation>
        </message>
        <message>
            <source>{0} files</source>
            <translation>{0} 个文件</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{1} 个中的 {0} 个</translation>
        </message>
        <message>
            <source>{0} selected</source>
            <translation>已选 {0} 个</translation>
        </message>
    </context>
    <context>
        <name>MediaFacts</name>
        <message>
            <source>A still picture</source>
            <translation>一张静态图片</translation>
        </message>
        <message>
            <source>High dynamic range ({0})</source>
            <translation>高动态范围（{0}）</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>声音</translation>
        </message>
        <message>
            <source>Sound without a picture</source>
            <translation>没有画面的声音</translation>
        </message>
        <message>
            <source>Still</source>
            <translation>静态图片</translation>
        </message>
        <message>
            <source>Stored turned, shown upright</source>
            <translation>存储时有旋转，显示为正向</translation>
        </message>
        <message>
            <source>Variable frame rate, {0} in the mean</source>
            <translation>可变帧率，平均 {0}</translation>
        </message>
        <message>
            <source>mono</source>
            <translation>单声道</translation>
        </message>
        <message>
            <source>stereo</source>
            <translation>立体声</translation>
        </message>
        <message>
            <source>{0} fps</source>
            <translation>{0} fps</translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>Analyse</source>
            <translation>分析</translation>
        </message>
        <message>
            <source>Clip</source>
            <translation>片段</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>编辑</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>帮助</translation>
        </message>
        <message>
            <source>Panels</source>
            <translation>面板</translation>
        </message>
        <message>
            <source>Playback</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Sequence</source>
            <translation>序列</translation>
        </message>
        <message>
            <source>Tool</source>
            <translation>工具</translation>
        </message>
        <message>
            <source>View</source>
            <translation>视图</translation>
        </message>
    </context>
    <context>
        <name>ModelDetails</name>
        <message>
            <source>Account needed</source>
            <translation>需要账号</translation>
        </message>
        <message>
            <source>Delete {0}</source>
            <translation>删除 {0}</translation>
        </message>
        <message>
            <source>Does</source>
            <translation>用途</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>下载</translation>
        </message>
        <message>
            <source>Family</source>
            <translation>系列</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>Forget</source>
            <translation>忘记</translation>
        </message>
        <message>
            <source>Forget this folder</source>
            <translation>忘记此文件夹</translation>
        </message>
        <message>
            <source>From</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Go on downloading</source>
            <translation>继续下载</translation>
        </message>
        <message>
            <source>I have read the terms and agree</source>
            <translation>我已阅读并同意条款</translation>
        </message>
        <message>
            <source>It cannot be had: {0}.</source>
            <translation>无法获取：{0}。</translation>
        </message>
        <message>
            <source>Its publisher wants the terms accepted on the Hub, and your token in HF_TOKEN.</source>
            <translation>发布者要求在 Hub 上接受条款，并在 HF_TOKEN 中提供令牌。</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Languages</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Licence: {0}.</source>
            <translation>许可证：{0}。</translation>
        </message>
        <message>
            <source>Look for something else.</source>
            <translation>请换个内容查找。</translation>
        </message>
        <message>
            <source>Memory, computed</source>
            <translation>内存，估算</translation>
        </message>
        <message>
            <source>Memory, computed from its parameters</source>
            <translation>内存，按参数量估算</translation>
        </message>
        <message>
            <source>Memory, measured</source>
            <translation>内存，实测</translation>
        </message>
        <message>
            <source>No model is found</source>
            <translation>未找到模型</translation>
        </message>
        <message>
            <source>On disk</source>
            <translation>占用磁盘</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>参数量</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Paused: what was fetched is kept</source>
            <translation>已暂停：已下载的部分会保留</translation>
        </message>
        <message>
            <source>Read the terms</source>
            <translation>阅读条款</translation>
        </message>
        <message>
            <source>Released</source>
            <translation>发布日期</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>The best here to: {0}.</source>
            <translation>在本机上最适合：{0}。</translation>
        </message>
        <message>
            <source>This version of Clipwright cannot run it yet.</source>
            <translation>此版本的 Clipwright 还不能运行它。</translation>
        </message>
        <message>
            <source>Throw away {0}</source>
            <translation>丢弃 {0}</translation>
        </message>
        <message>
            <source>{0}: fits here</source>
            <translation>{0}：本机可用</translation>
        </message>
    </context>
    <context>
        <name>ModelList</name>
        <message>
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Not run by this version</source>
            <translation>此版本不能运行</translation>
        </message>
        <message>
            <source>On this machine</source>
            <translation>已在本机</translation>
        </message>
        <message>
            <source>Others</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>Recommended for this machine</source>
            <translation>推荐用于本机</translation>
        </message>
    </context>
    <context>
        <name>ModelRow</name>
        <message>
            <source>begun</source>
            <translation>已开始</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>已损坏</translation>
        </message>
        <message>
            <source>here</source>
            <translation>在本机</translation>
        </message>
        <message>
            <source>non-commercial</source>
            <translation>非商用</translation>
        </message>
        <message>
            <source>not released</source>
            <translation>未发布</translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>尚未</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <source>recommended</source>
            <translation>推荐</translation>
        </message>
    </context>
    <context>
        <name>Models</name>
        <message>
            <source>16 bits</source>
            <translation>16 位</translation>
        </message>
        <message>
            <source>4 bits</source>
            <translation>4 位</translation>
        </message>
        <message>
            <source>8 bits</source>
            <translation>8 位</translation>
        </message>
        <message>
            <source>Commercial use allowed</source>
            <translation>可商用</translation>
        </message>
        <message>
            <source>Commercial use unknown</source>
            <translation>能否商用不明</translation>
        </message>
        <message>
            <source>Not for commercial use</source>
            <translation>不可商用</translation>
        </message>
        <message>
            <source>about {0}</source>
            <translation>约 {0}</translation>
        </message>
        <message>
            <source>ask</source>
            <translation>问答</translation>
        </message>
        <message>
            <source>chapters</source>
            <translation>章节</translation>
        </message>
        <message>
            <source>describe</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>find</source>
            <translation>查找</translation>
        </message>
        <message>
            <source>highlights</source>
            <translation>精彩瞬间</translation>
        </message>
        <message>
            <source>labels</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>many</source>
            <translation>多种</translation>
        </message>
        <message>
            <source>on the processor</source>
            <translation>在处理器上</translation>
        </message>
        <message>
            <source>others</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>partly in main memory</source>
            <translation>部分在主内存</translation>
        </message>
        <message>
            <source>search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>sounds</source>
            <translation>声音</translation>
        </message>
        <message>
            <source>speak</source>
            <translation>朗读</translation>
        </message>
        <message>
            <source>the newest when it is downloaded</source>
            <translation>下载时的最新版</translation>
        </message>
        <message>
            <source>titles</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>transcribe</source>
            <translation>转写</translation>
        </message>
        <message>
            <source>translate</source>
            <translation>翻译</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>{0} billion</source>
            <translation>{0} 十亿</translation>
        </message>
        <message>
            <source>{0} million</source>
            <translation>{0} 百万</translation>
        </message>
    </context>
    <context>
        <name>ModelsDialog</name>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Choose the folder of a model</source>
            <translation>选择模型所在的文件夹</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Find a model or a task</source>
            <translation>查找模型或用途</translation>
        </message>
        <message>
            <source>Looking at this machine</source>
            <translation>正在查看本机</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>No graphics card for models</source>
            <translation>没有可用于模型的显卡</translation>
        </message>
        <message>
            <source>No graphics card for models; {0} of main memory</source>
            <translation>没有可用于模型的显卡；主内存 {0}</translation>
        </message>
        <message>
            <source>On this machine</source>
            <translation>已在本机</translation>
        </message>
        <message>
            <source>Suits this machine</source>
            <translation>适合本机</translation>
        </message>
        <message>
            <source>Use a folder</source>
            <translation>使用文件夹</translation>
        </message>
        <message>
            <source>Which models</source>
            <translation>哪些模型</translation>
        </message>
        <message>
            <source>{0} on this disk, in {1}</source>
            <translation>占用此磁盘 {0}，位于 {1}</translation>
        </message>
        <message>
            <source>{0}, {1} of its own memory</source>
            <translation>{0}，自带内存 {1}</translation>
        </message>
    </context>
    <context>
        <name>MomentCard</name>
        <message>
            <source>Play this moment</source>
            <translation>播放此瞬间</translation>
        </message>
        <message>
            <source>Score {0}</source>
            <translation>分数 {0}</translation>
        </message>
        <message>
            <source>Show {0} of {1}</source>
            <translation>显示 {1} 的 {0}</translation>
        </message>
    </context>
    <context>
        <name>MusicField</name>
        <message>
            <source>All files</source>
            <translation>所有文件</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>选择</translation>
        </message>
        <message>
            <source>Choose music</source>
            <translation>选择音乐</translation>
        </message>
        <message>
            <source>Choose other music: {0}</source>
            <translation>更换音乐：{0}</translation>
        </message>
        <message>
            <source>No music</source>
            <translation>无音乐</translation>
        </message>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Sound and video</source>
            <translation>声音和视频</translation>
        </message>
    </context>
    <context>
        <name>NewSequenceDialog</name>
        <message>
            <source>4K, 16:9</source>
            <translation>4K，16:9</translation>
        </message>
        <message>
            <source>Both sides are even numbers, since encoders need that.</source>
            <translation>宽高须为偶数，编码器要求如此。</translation>
        </message>
        <message>
            <source>Drop-frame</source>
            <translation>丢帧</translation>
        </message>
        <message>
            <source>Frame rate</source>
            <translation>帧率</translation>
        </message>
        <message>
            <source>Full HD, 16:9</source>
            <translation>全高清，16:9</translation>
        </message>
        <message>
            <source>Give it a name.</source>
            <translation>请输入名称。</translation>
        </message>
        <message>
            <source>HD, 16:9</source>
            <translation>高清，16:9</translation>
        </message>
        <message>
            <source>Height in pixels</source>
            <translation>高度（像素）</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>New sequence</source>
            <translation>新建序列</translation>
        </message>
        <message>
            <source>Non-drop</source>
            <translation>非丢帧</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>画面</translation>
        </message>
        <message>
            <source>Portrait, 4:5</source>
            <translation>竖幅，4:5</translation>
        </message>
        <message>
            <source>Sequence</source>
            <translation>序列</translation>
        </message>
        <message>
            <source>Square, 1:1</source>
            <translation>方形，1:1</translation>
        </message>
        <message>
            <source>Timecode</source>
            <translation>时间码</translation>
        </message>
        <message>
            <source>Upright, 9:16</source>
            <translation>竖屏，9:16</translation>
        </message>
        <message>
            <source>Width in pixels</source>
            <translation>宽度（像素）</translation>
        </message>
        <message>
            <source>new sequence</source>
            <translation>新建序列</translation>
        </message>
        <message>
            <source>{0} fps</source>
            <translation>{0} fps</translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>Put away</source>
            <translation>收起</translation>
        </message>
        <message>
            <source>Put this message away</source>
            <translation>收起此消息</translation>
        </message>
    </context>
    <context>
        <name>NoticeList</name>
        <message>
            <source>1 file could not be used</source>
            <translation>1 个文件无法使用</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>{0} files could not be used</source>
            <translation>{0} 个文件无法使用</translation>
        </message>
        <message>
            <source>{0} notes</source>
            <translation>{0} 条备注</translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message>
            <source>Messages</source>
            <translation>消息</translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <source>Commands</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>Search commands</source>
            <translation>搜索命令</translation>
        </message>
    </context>
    <context>
        <name>PanelCommands</name>
        <message>
            <source>Add footage first</source>
            <translation>请先添加素材</translation>
        </message>
        <message>
            <source>Select a clip first</source>
            <translation>请先选择一个片段</translation>
        </message>
        <message>
            <source>Select a clip with a picture first</source>
            <translation>请先选择带画面的片段</translation>
        </message>
        <message>
            <source>Select a clip with sound first</source>
            <translation>请先选择带声音的片段</translation>
        </message>
        <message>
            <source>Select something on the timeline first</source>
            <translation>请先在时间线上选择内容</translation>
        </message>
        <message>
            <source>disable</source>
            <translation>停用</translation>
        </message>
        <message>
            <source>enable</source>
            <translation>启用</translation>
        </message>
    </context>
    <context>
        <name>PanelTabs</name>
        <message>
            <source>More</source>
            <translation>更多</translation>
        </message>
        <message>
            <source>Panels</source>
            <translation>面板</translation>
        </message>
        <message>
            <source>Panels that do not fit</source>
            <translation>放不下的面板</translation>
        </message>
    </context>
    <context>
        <name>Panels</name>
        <message>
            <source>Find</source>
            <translation>查找</translation>
        </message>
        <message>
            <source>Highlights</source>
            <translation>精彩瞬间</translation>
        </message>
        <message>
            <source>History</source>
            <translation>历史记录</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>检查器</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Markers</source>
            <translation>标记</translation>
        </message>
        <message>
            <source>Media</source>
            <translation>媒体</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>预览</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>时间线</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>文字稿</translation>
        </message>
    </context>
    <context>
        <name>PictureSection</name>
        <message>
            <source>Enabled</source>
            <translation>启用</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>关</translation>
        </message>
        <message>
            <source>Opacity</source>
            <translation>不透明度</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>画面</translation>
        </message>
        <message>
            <source>Several</source>
            <translation>多个值</translation>
        </message>
        <message>
            <source>What is not enabled keeps its place and is neither seen nor heard</source>
            <translation>未启用的内容保留位置，但看不见也听不到</translation>
        </message>
        <message>
            <source>change opacity</source>
            <translation>更改不透明度</translation>
        </message>
        <message>
            <source>disable</source>
            <translation>停用</translation>
        </message>
        <message>
            <source>enable</source>
            <translation>启用</translation>
        </message>
    </context>
    <context>
        <name>PlayButton</name>
        <message>
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
    </context>
    <context>
        <name>PreferencesDialog</name>
        <message>
            <source>Cache folder</source>
            <translation>缓存文件夹</translation>
        </message>
        <message>
            <source>Changes when Clipwright is opened again</source>
            <translation>重新打开 Clipwright 后生效</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
        <message>
            <source>Clear the cache</source>
            <translation>清除缓存</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>FFmpeg for rendering</source>
            <translation>用于渲染的 FFmpeg</translation>
        </message>
        <message>
            <source>Give the whole path of the folder.</source>
            <translation>请输入文件夹的完整路径。</translation>
        </message>
        <message>
            <source>Keys changed by hand go when another program's are taken</source>
            <translation>采用其他软件的按键时，自行更改的按键会被清除</translation>
        </message>
        <message>
            <source>Keys of</source>
            <translation>按键方案</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Nothing slides or fades</source>
            <translation>不滑动也不淡化</translation>
        </message>
        <message>
            <source>Preferences</source>
            <translation>偏好设置</translation>
        </message>
        <message>
            <source>Reduce motion</source>
            <translation>减少动态效果</translation>
        </message>
        <message>
            <source>The one that comes with Clipwright</source>
            <translation>随 Clipwright 提供的版本</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Used when Clipwright is opened again</source>
            <translation>重新打开 Clipwright 后使用</translation>
        </message>
        <message>
            <source>Version {0}: {1}</source>
            <translation>版本 {0}：{1}</translation>
        </message>
        <message>
            <source>What was computed about footage; it can be computed again</source>
            <translation>对素材的计算结果；可以重新计算</translation>
        </message>
        <message>
            <source>{0} computed about footage; it can be computed again</source>
            <translation>{0} 的素材计算结果；可以重新计算</translation>
        </message>
    </context>
    <context>
        <name>PresetList</name>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Timeline for another editor</source>
            <translation>供其他编辑软件使用的时间线</translation>
        </message>
    </context>
    <context>
        <name>Presets</name>
        <message>
            <source>OpenTimelineIO</source>
            <translation>OpenTimelineIO</translation>
        </message>
        <message>
            <source>Premiere</source>
            <translation>Premiere</translation>
        </message>
        <message>
            <source>ProRes master</source>
            <translation>ProRes 母版</translation>
        </message>
        <message>
            <source>Resolve</source>
            <translation>Resolve</translation>
        </message>
        <message>
            <source>Same as the sequence</source>
            <translation>与序列相同</translation>
        </message>
        <message>
            <source>Shorts, Reels, TikTok</source>
            <translation>Shorts、Reels、TikTok</translation>
        </message>
        <message>
            <source>Sound only, M4A</source>
            <translation>仅声音，M4A</translation>
        </message>
        <message>
            <source>Sound only, WAV</source>
            <translation>仅声音，WAV</translation>
        </message>
        <message>
            <source>Square</source>
            <translation>方形</translation>
        </message>
        <message>
            <source>YouTube 1080p</source>
            <translation>YouTube 1080p</translation>
        </message>
        <message>
            <source>YouTube 4K</source>
            <translation>YouTube 4K</translation>
        </message>
    </context>
    <context>
        <name>PreviewPanel</name>
        <message numerus="yes">
            <source>%n dropped</source>
            <translation>
                <numerusform>丢 %n 帧</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose footage in the bin to look at it here.</source>
            <translation>在素材箱中选择素材，即可在此查看。</translation>
        </message>
        <message>
            <source>Crop frame</source>
            <translation>裁切框</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>成片</translation>
        </message>
        <message>
            <source>Drag footage to the timeline, or have a highlight reel made.</source>
            <translation>将素材拖到时间线，或制作精彩集锦。</translation>
        </message>
        <message>
            <source>Drop footage anywhere in the window.</source>
            <translation>将素材拖放到窗口的任意位置。</translation>
        </message>
        <message>
            <source>Full quality</source>
            <translation>完整画质</translation>
        </message>
        <message>
            <source>No footage chosen</source>
            <translation>未选择素材</translation>
        </message>
        <message>
            <source>No footage yet</source>
            <translation>还没有素材</translation>
        </message>
        <message>
            <source>Nothing in the cut yet</source>
            <translation>成片中还没有内容</translation>
        </message>
        <message>
            <source>Offline: %1. Relink it in the bin.</source>
            <translation>离线：%1。请在素材箱中重新链接。</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>预览</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>代理</translation>
        </message>
        <message>
            <source>Safe areas</source>
            <translation>安全区</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>显示</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>源</translation>
        </message>
        <message>
            <source>move crop</source>
            <translation>移动裁切</translation>
        </message>
        <message>
            <source>no sound output</source>
            <translation>没有声音输出</translation>
        </message>
    </context>
    <context>
        <name>Progress</name>
        <message>
            <source>a few seconds left</source>
            <translation>还剩几秒</translation>
        </message>
        <message>
            <source>about {0} h left</source>
            <translation>约剩 {0} 小时</translation>
        </message>
        <message>
            <source>about {0} min left</source>
            <translation>约剩 {0} 分钟</translation>
        </message>
        <message>
            <source>about {0} s left</source>
            <translation>约剩 {0} 秒</translation>
        </message>
    </context>
    <context>
        <name>Proxies</name>
        <message>
            <source>Proxy of %1</source>
            <translation>%1 的代理</translation>
        </message>
    </context>
    <context>
        <name>QObject</name>
        <message>
            <source>Add dissolve here</source>
            <translation>在此处添加叠化</translation>
        </message>
        <message>
            <source>Add track</source>
            <translation>添加轨道</translation>
        </message>
        <message>
            <source>All tracks default</source>
            <translation>所有轨道默认高度</translation>
        </message>
        <message>
            <source>All tracks large</source>
            <translation>所有轨道加高</translation>
        </message>
        <message>
            <source>All tracks small</source>
            <translation>所有轨道压低</translation>
        </message>
        <message>
            <source>At</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>Backwards</source>
            <translation>倒放</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>蓝色</translation>
        </message>
        <message>
            <source>Clip now</source>
            <translation>片段现为</translation>
        </message>
        <message>
            <source>Close gap</source>
            <translation>消除空隙</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>Cut now</source>
            <translation>成片现为</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>默认</translation>
        </message>
        <message>
            <source>Delete track</source>
            <translation>删除轨道</translation>
        </message>
        <message>
            <source>Dip to black</source>
            <translation>黑场过渡</translation>
        </message>
        <message>
            <source>Dissolve</source>
            <translation>叠化</translation>
        </message>
        <message>
            <source>Drag outwards to add a dissolve</source>
            <translation>向外拖动以添加叠化</translation>
        </message>
        <message>
            <source>Evidence at {0}</source>
            <translation>依据，位于 {0}</translation>
        </message>
        <message>
            <source>For “{0}”</source>
            <translation>对应“{0}”</translation>
        </message>
        <message>
            <source>Green</source>
            <translation>绿色</translation>
        </message>
        <message>
            <source>Height</source>
            <translation>高度</translation>
        </message>
        <message>
            <source>Hide</source>
            <translation>隐藏</translation>
        </message>
        <message>
            <source>Large</source>
            <translation>大</translation>
        </message>
        <message>
            <source>Later clips move {0} left</source>
            <translation>后续片段左移 {0}</translation>
        </message>
        <message>
            <source>Later clips move {0} right</source>
            <translation>后续片段右移 {0}</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>锁定</translation>
        </message>
        <message>
            <source>Mark in here</source>
            <translation>在此处标记入点</translation>
        </message>
        <message>
            <source>Mark out here</source>
            <translation>在此处标记出点</translation>
        </message>
        <message>
            <source>Marker</source>
            <translation>标记</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>缺失</translation>
        </message>
        <message>
            <source>Move playhead here</source>
            <translation>将播放头移到此处</translation>
        </message>
        <message>
            <source>Move track down</source>
            <translation>轨道下移</translation>
        </message>
        <message>
            <source>Move track up</source>
            <translation>轨道上移</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>静音</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Name of the marker</source>
            <translation>标记名称</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>离线</translation>
        </message>
        <message>
            <source>Play at</source>
            <translation>播放速度</translation>
        </message>
        <message>
            <source>Purple</source>
            <translation>紫色</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>红色</translation>
        </message>
        <message>
            <source>Remove crop</source>
            <translation>移除裁切</translation>
        </message>
        <message>
            <source>Remove marker</source>
            <translation>移除标记</translation>
        </message>
        <message>
            <source>Remove transition</source>
            <translation>移除转场</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>Rename marker</source>
            <translation>重命名标记</translation>
        </message>
        <message>
            <source>Rename track</source>
            <translation>重命名轨道</translation>
        </message>
        <message>
            <source>Show in inspector</source>
            <translation>在检查器中显示</translation>
        </message>
        <message>
            <source>Show in media</source>
            <translation>在媒体中显示</translation>
        </message>
        <message>
            <source>Small</source>
            <translation>小</translation>
        </message>
        <message>
            <source>Snaps to cut</source>
            <translation>吸附到剪切点</translation>
        </message>
        <message>
            <source>Snaps to in</source>
            <translation>吸附到入点</translation>
        </message>
        <message>
            <source>Snaps to marker</source>
            <translation>吸附到标记</translation>
        </message>
        <message>
            <source>Snaps to out</source>
            <translation>吸附到出点</translation>
        </message>
        <message>
            <source>Snaps to playhead</source>
            <translation>吸附到播放头</translation>
        </message>
        <message>
            <source>Snaps to start</source>
            <translation>吸附到开头</translation>
        </message>
        <message>
            <source>Snaps to {0}</source>
            <translation>吸附到 {0}</translation>
        </message>
        <message>
            <source>Solo</source>
            <translation>独奏</translation>
        </message>
        <message>
            <source>Why this clip</source>
            <translation>为何选取此片段</translation>
        </message>
        <message>
            <source>Wipe</source>
            <translation>划像</translation>
        </message>
        <message>
            <source>Yellow</source>
            <translation>黄色</translation>
        </message>
        <message>
            <source>chosen{0}: {1}</source>
            <translation>已选{0}：{1}</translation>
        </message>
        <message>
            <source>locked</source>
            <translation>已锁定</translation>
        </message>
        <message>
            <source>off</source>
            <translation>关</translation>
        </message>
        <message>
            <source>selected</source>
            <translation>已选</translation>
        </message>
        <message>
            <source>{0} frame</source>
            <translation>{0} 帧</translation>
        </message>
        <message>
            <source>{0} frames</source>
            <translation>{0} 帧</translation>
        </message>
        <message>
            <source>{0} of {1} on {2}</source>
            <translation>{2} 上第 {0} 个，共 {1} 个</translation>
        </message>
        <message>
            <source>{0} to {1}</source>
            <translation>{0} 至 {1}</translation>
        </message>
    </context>
    <context>
        <name>QueryChips</name>
        <message>
            <source>A model looks for the sentence as a whole</source>
            <translation>由模型按整句查找</translation>
        </message>
        <message>
            <source>Files are called so</source>
            <translation>文件名含有此词</translation>
        </message>
        <message>
            <source>Looked for in what is said</source>
            <translation>在所说的话中查找</translation>
        </message>
        <message>
            <source>The search goes without this word</source>
            <translation>查找时忽略此词</translation>
        </message>
        <message>
            <source>This is measured in the footage</source>
            <translation>这在素材中可以测量</translation>
        </message>
        <message>
            <source>any {0}</source>
            <translation>任何{0}</translation>
        </message>
        <message>
            <source>black</source>
            <translation>黑色</translation>
        </message>
        <message>
            <source>blue</source>
            <translation>蓝色</translation>
        </message>
        <message>
            <source>bright picture</source>
            <translation>明亮画面</translation>
        </message>
        <message>
            <source>brown</source>
            <translation>棕色</translation>
        </message>
        <message>
            <source>by the model</source>
            <translation>由模型</translation>
        </message>
        <message>
            <source>camera movement</source>
            <translation>镜头运动</translation>
        </message>
        <message>
            <source>close-up</source>
            <translation>特写</translation>
        </message>
        <message>
            <source>colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>dark picture</source>
            <translation>昏暗画面</translation>
        </message>
        <message>
            <source>face</source>
            <translation>人脸</translation>
        </message>
        <message>
            <source>fade</source>
            <translation>淡入淡出</translation>
        </message>
        <message>
            <source>fast movement</source>
            <translation>快速运动</translation>
        </message>
        <message>
            <source>file name</source>
            <translation>文件名</translation>
        </message>
        <message>
            <source>green</source>
            <translation>绿色</translation>
        </message>
        <message>
            <source>grey</source>
            <translation>灰色</translation>
        </message>
        <message>
            <source>hardly any colour</source>
            <translation>几乎没有色彩</translation>
        </message>
        <message>
            <source>little movement</source>
            <translation>很少运动</translation>
        </message>
        <message>
            <source>loud sound</source>
            <translation>响亮的声音</translation>
        </message>
        <message>
            <source>measured</source>
            <translation>可测量</translation>
        </message>
        <message>
            <source>not understood</source>
            <translation>不理解</translation>
        </message>
        <message>
            <source>orange</source>
            <translation>橙色</translation>
        </message>
        <message>
            <source>person</source>
            <translation>人物</translation>
        </message>
        <message>
            <source>pink</source>
            <translation>粉色</translation>
        </message>
        <message>
            <source>purple</source>
            <translation>紫色</translation>
        </message>
        <message>
            <source>red</source>
            <translation>红色</translation>
        </message>
        <message>
            <source>said</source>
            <translation>说到</translation>
        </message>
        <message>
            <source>several people</source>
            <translation>多人</translation>
        </message>
        <message>
            <source>silence</source>
            <translation>静音</translation>
        </message>
        <message>
            <source>speech</source>
            <translation>说话</translation>
        </message>
        <message>
            <source>sudden sound</source>
            <translation>突然的声音</translation>
        </message>
        <message>
            <source>vivid colour</source>
            <translation>鲜艳色彩</translation>
        </message>
        <message>
            <source>white</source>
            <translation>白色</translation>
        </message>
        <message>
            <source>yellow</source>
            <translation>黄色</translation>
        </message>
        <message>
            <source>“{0}” cannot be told apart; {1} is looked for instead</source>
            <translation>无法区分“{0}”，改为查找{1}</translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Jobs</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Media</source>
            <translation>媒体</translation>
        </message>
        <message>
            <source>Media and jobs</source>
            <translation>媒体和任务</translation>
        </message>
    </context>
    <context>
        <name>ReadoutCard</name>
        <message>
            <source>In</source>
            <translation>入点</translation>
        </message>
        <message>
            <source>Out</source>
            <translation>出点</translation>
        </message>
    </context>
    <context>
        <name>RecentsCard</name>
        <message>
            <source>Open {0}</source>
            <translation>打开 {0}</translation>
        </message>
        <message>
            <source>Recent projects</source>
            <translation>最近的项目</translation>
        </message>
    </context>
    <context>
        <name>Recovery</name>
        <message>
            <source> ({0} more)</source>
            <translation>（另有 {0} 个）</translation>
        </message>
        <message>
            <source>An untitled project from {0} was kept</source>
            <translation>保留了一个 {0} 的未命名项目</translation>
        </message>
        <message>
            <source>Open it</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Throw away</source>
            <translation>丢弃</translation>
        </message>
        <message>
            <source>d MMMM, HH:mm</source>
            <translation>M月d日 HH:mm</translation>
        </message>
    </context>
    <context>
        <name>Reel</name>
        <message>
            <source>Highlight reel</source>
            <translation>精彩集锦</translation>
        </message>
        <message>
            <source>Make highlight reel</source>
            <translation>制作精彩集锦</translation>
        </message>
        <message>
            <source>Reel {0}</source>
            <translation>集锦 {0}</translation>
        </message>
        <message>
            <source>The project it was made for is closed, so the reel was dropped</source>
            <translation>所属的项目已关闭，因此集锦未保留</translation>
        </message>
        <message>
            <source>make highlight reel</source>
            <translation>制作精彩集锦</translation>
        </message>
    </context>
    <context>
        <name>RelinkDialog</name>
        <message numerus="yes">
            <source>%n file(s) offline</source>
            <translation>
                <numerusform>%n 个文件离线</numerusform>
            </translation>
        </message>
        <message>
            <source>All footage is where the project says.</source>
            <translation>所有素材都在项目所记的位置。</translation>
        </message>
        <message>
            <source>Footage is told by its content, so it is found under other names and in other folders too.</source>
            <translation>按内容识别素材，因此改名或移动到其他文件夹后也能找到。</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>已找到</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>离线</translation>
        </message>
        <message>
            <source>Offline footage</source>
            <translation>离线素材</translation>
        </message>
        <message>
            <source>Relink footage</source>
            <translation>重新链接素材</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Search in this folder and those in it</source>
            <translation>搜索此文件夹及其子文件夹</translation>
        </message>
        <message>
            <source>Searching. Leaving stops it.</source>
            <translation>正在搜索。离开即停止。</translation>
        </message>
        <message>
            <source>{0} of {1} found. Try another folder.</source>
            <translation>已找到 {1} 个中的 {0} 个。请试试其他文件夹。</translation>
        </message>
    </context>
    <context>
        <name>Relinking</name>
        <message>
            <source>Not relinked</source>
            <translation>未重新链接</translation>
        </message>
        <message>
            <source>relink 1 file</source>
            <translation>重新链接 1 个文件</translation>
        </message>
        <message>
            <source>relink {0} files</source>
            <translation>重新链接 {0} 个文件</translation>
        </message>
        <message>
            <source>stands for other footage now: “{0}” has another content</source>
            <translation>现在对应另一素材：“{0}”的内容不同</translation>
        </message>
        <message>
            <source>was not found in “{0}”: choose another folder</source>
            <translation>在“{0}”中未找到：请选择其他文件夹</translation>
        </message>
    </context>
    <context>
        <name>SampleCard</name>
        <message>
            <source>A one-minute film and a finished 20 s reel of it, with reasons. Change anything.</source>
            <translation>一段一分钟的影片和剪好的 20 秒集锦，附有选取理由。可任意修改。</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Made on this machine in about a minute</source>
            <translation>在本机制作，约需一分钟</translation>
        </message>
        <message>
            <source>Making the sample</source>
            <translation>正在制作示例</translation>
        </message>
        <message>
            <source>Open sample</source>
            <translation>打开示例</translation>
        </message>
        <message>
            <source>Open the sample project</source>
            <translation>打开示例项目</translation>
        </message>
        <message>
            <source>Sample project</source>
            <translation>示例项目</translation>
        </message>
    </context>
    <context>
        <name>SampleJob</name>
        <message>
            <source>Sample project</source>
            <translation>示例项目</translation>
        </message>
        <message>
            <source>Sample reel</source>
            <translation>示例集锦</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>open sample</source>
            <translation>打开示例</translation>
        </message>
    </context>
    <context>
        <name>ScopeButton</name>
        <message>
            <source>All footage</source>
            <translation>全部素材</translation>
        </message>
        <message>
            <source>Footage to search: {0}</source>
            <translation>要搜索的素材：{0}</translation>
        </message>
        <message>
            <source>Which footage is searched</source>
            <translation>搜索哪些素材</translation>
        </message>
        <message>
            <source>{0} files</source>
            <translation>{0} 个文件</translation>
        </message>
    </context>
    <context>
        <name>ScrubBar</name>
        <message>
            <source>Position</source>
            <translation>位置</translation>
        </message>
    </context>
    <context>
        <name>SearchButton</name>
        <message>
            <source>Search commands</source>
            <translation>搜索命令</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
    </context>
    <context>
        <name>SearchPanel</name>
        <message>
            <source>1 match</source>
            <translation>1 个结果</translation>
        </message>
        <message>
            <source>A face in close-up, something red, a loud moment, a word that is said, a file's name.</source>
            <translation>面部特写、红色的东西、响亮的时刻、说到的词、文件名。</translation>
        </message>
        <message>
            <source>Add footage</source>
            <translation>添加素材</translation>
        </message>
        <message>
            <source>Add footage, and find in it what is seen, heard or said.</source>
            <translation>添加素材，即可查找其中看到、听到或说到的内容。</translation>
        </message>
        <message>
            <source>Add model</source>
            <translation>添加模型</translation>
        </message>
        <message>
            <source>Basic engine: by words and signals, not by what is meant</source>
            <translation>基础引擎：依据词语和信号，而非含义</translation>
        </message>
        <message>
            <source>Before the first search, the footage is measured once: {0}.</source>
            <translation>首次查找前，需要测量一次素材：{0}。</translation>
        </message>
        <message>
            <source>Below {0}</source>
            <translation>低于 {0}</translation>
        </message>
        <message>
            <source>Best first</source>
            <translation>最佳优先</translation>
        </message>
        <message>
            <source>Cancel measuring</source>
            <translation>取消测量</translation>
        </message>
        <message>
            <source>Engine: {0}</source>
            <translation>引擎：{0}</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>查找</translation>
        </message>
        <message>
            <source>Find in the footage</source>
            <translation>在素材中查找</translation>
        </message>
        <message>
            <source>In order</source>
            <translation>按顺序</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>测量</translation>
        </message>
        <message>
            <source>Measure footage for searching</source>
            <translation>为查找测量素材</translation>
        </message>
        <message>
            <source>Measuring footage</source>
            <translation>正在测量素材</translation>
        </message>
        <message>
            <source>Measuring the footage</source>
            <translation>正在测量素材</translation>
        </message>
        <message>
            <source>No footage yet</source>
            <translation>还没有素材</translation>
        </message>
        <message>
            <source>No match</source>
            <translation>没有结果</translation>
        </message>
        <message>
            <source>Not measured yet</source>
            <translation>尚未测量</translation>
        </message>
        <message>
            <source>Not understood: {0}. A search model finds what words describe.</source>
            <translation>不理解：{0}。查找模型可以找到词语所描述的内容。</translation>
        </message>
        <message>
            <source>Nothing fits</source>
            <translation>没有符合的内容</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>顺序</translation>
        </message>
        <message>
            <source>Relink</source>
            <translation>重新链接</translation>
        </message>
        <message>
            <source>Searching</source>
            <translation>正在查找</translation>
        </message>
        <message>
            <source>Sequence {0}</source>
            <translation>序列 {0}</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Understood as</source>
            <translation>理解为</translation>
        </message>
        <message>
            <source>Weak matches</source>
            <translation>较弱的结果</translation>
        </message>
        <message>
            <source>What are you looking for?</source>
            <translation>您要找什么？</translation>
        </message>
        <message>
            <source>What you ask for is not in this footage.</source>
            <translation>素材中没有您要找的内容。</translation>
        </message>
        <message>
            <source>You can go on editing meanwhile.</source>
            <translation>其间可以继续剪辑。</translation>
        </message>
        <message>
            <source>add found moment</source>
            <translation>添加找到的时刻</translation>
        </message>
        <message>
            <source>{0} and {1} more</source>
            <translation>{0} 等另外 {1} 个</translation>
        </message>
        <message>
            <source>{0} has not been measured yet and was not searched</source>
            <translation>{0} 尚未测量，未被查找</translation>
        </message>
        <message>
            <source>{0} have not been measured yet and were not searched</source>
            <translation>{0} 尚未测量，未被查找</translation>
        </message>
        <message>
            <source>{0} matches</source>
            <translation>{0} 个结果</translation>
        </message>
        <message>
            <source>{0} of {1} files searched in {2}</source>
            <translation>已查找 {0}/{1} 个文件，用时 {2}</translation>
        </message>
        <message>
            <source>{0} was not searched: {1}</source>
            <translation>{0} 未被查找：{1}</translation>
        </message>
    </context>
    <context>
        <name>SectionHead</name>
        <message>
            <source>Close this section</source>
            <translation>收起此部分</translation>
        </message>
        <message>
            <source>Open this section</source>
            <translation>展开此部分</translation>
        </message>
    </context>
    <context>
        <name>SequenceSection</name>
        <message>
            <source>16:9 4K</source>
            <translation>16:9 4K</translation>
        </message>
        <message>
            <source>16:9 720p</source>
            <translation>16:9 720p</translation>
        </message>
        <message>
            <source>16:9 HD</source>
            <translation>16:9 高清</translation>
        </message>
        <message>
            <source>1:1 square</source>
            <translation>1:1 方形</translation>
        </message>
        <message>
            <source>4:5</source>
            <translation>4:5</translation>
        </message>
        <message>
            <source>9:16 upright</source>
            <translation>9:16 竖屏</translation>
        </message>
        <message>
            <source>Bring to loudness</source>
            <translation>调整到响度</translation>
        </message>
        <message>
            <source>Drop-frame timecode</source>
            <translation>丢帧时间码</translation>
        </message>
        <message>
            <source>Frame rate</source>
            <translation>帧率</translation>
        </message>
        <message>
            <source>Height in pixels</source>
            <translation>高度（像素）</translation>
        </message>
        <message>
            <source>Loudness</source>
            <translation>响度</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Name of the sequence</source>
            <translation>序列名称</translation>
        </message>
        <message>
            <source>Own size</source>
            <translation>自定尺寸</translation>
        </message>
        <message>
            <source>Peak</source>
            <translation>峰值</translation>
        </message>
        <message>
            <source>Picture size</source>
            <translation>画面尺寸</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>帧率</translation>
        </message>
        <message>
            <source>Sequence</source>
            <translation>序列</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>The export is brought to this loudness; the timeline plays as it is</source>
            <translation>导出时调整到此响度；时间线上照原样播放</translation>
        </message>
        <message>
            <source>The rate can change only while the sequence is empty</source>
            <translation>仅当序列为空时才能更改帧率</translation>
        </message>
        <message>
            <source>True peak</source>
            <translation>真峰值</translation>
        </message>
        <message>
            <source>Width in pixels</source>
            <translation>宽度（像素）</translation>
        </message>
        <message>
            <source>change frame rate</source>
            <translation>更改帧率</translation>
        </message>
        <message>
            <source>change loudness</source>
            <translation>更改响度</translation>
        </message>
        <message>
            <source>change picture size</source>
            <translation>更改画面尺寸</translation>
        </message>
        <message>
            <source>change timecode</source>
            <translation>更改时间码</translation>
        </message>
        <message>
            <source>change true peak</source>
            <translation>更改真峰值</translation>
        </message>
        <message>
            <source>rename sequence</source>
            <translation>重命名序列</translation>
        </message>
        <message>
            <source>{0} fps</source>
            <translation>{0} fps</translation>
        </message>
    </context>
    <context>
        <name>Sheet</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>ShellCommands</name>
        <message>
            <source>Open a project or add footage first</source>
            <translation>请先打开项目或添加素材</translation>
        </message>
        <message>
            <source>There is nothing to save yet</source>
            <translation>还没有可保存的内容</translation>
        </message>
    </context>
    <context>
        <name>ShortcutEditor</name>
        <message>
            <source>Add as another</source>
            <translation>另外添加</translation>
        </message>
        <message>
            <source>Assign</source>
            <translation>指定</translation>
        </message>
        <message>
            <source>Change keyboard shortcuts</source>
            <translation>更改键盘快捷键</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>已更改</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>Commands and their keys</source>
            <translation>命令及其按键</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>分组</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>按键</translation>
        </message>
        <message>
            <source>New key</source>
            <translation>新按键</translation>
        </message>
        <message>
            <source>Preset</source>
            <translation>预设</translation>
        </message>
        <message>
            <source>Press a key</source>
            <translation>请按键</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>重置</translation>
        </message>
        <message>
            <source>Reset all</source>
            <translation>全部重置</translation>
        </message>
        <message>
            <source>Search by command or key</source>
            <translation>按命令或按键搜索</translation>
        </message>
        <message>
            <source>{0} belongs to: {1}. Assigning it takes it away there.</source>
            <translation>{0} 属于：{1}。指定后将从那里移除。</translation>
        </message>
    </context>
    <context>
        <name>ShortcutSheet</name>
        <message>
            <source>Change shortcuts</source>
            <translation>更改快捷键</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>打印</translation>
        </message>
        <message>
            <source>Save as PDF</source>
            <translation>存为 PDF</translation>
        </message>
        <message>
            <source>Saved as {0}</source>
            <translation>已存为 {0}</translation>
        </message>
    </context>
    <context>
        <name>SoundSection</name>
        <message>
            <source>Fade in</source>
            <translation>淡入</translation>
        </message>
        <message>
            <source>Fade out</source>
            <translation>淡出</translation>
        </message>
        <message>
            <source>Fades</source>
            <translation>淡化</translation>
        </message>
        <message>
            <source>Frames of fade in</source>
            <translation>淡入帧数</translation>
        </message>
        <message>
            <source>Frames of fade out</source>
            <translation>淡出帧数</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>静音</translation>
        </message>
        <message>
            <source>Muted</source>
            <translation>已静音</translation>
        </message>
        <message>
            <source>Several</source>
            <translation>多个值</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>声音</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>音量</translation>
        </message>
        <message>
            <source>change fade in</source>
            <translation>更改淡入</translation>
        </message>
        <message>
            <source>change fade out</source>
            <translation>更改淡出</translation>
        </message>
        <message>
            <source>change volume</source>
            <translation>更改音量</translation>
        </message>
        <message>
            <source>fr</source>
            <translation>帧</translation>
        </message>
        <message>
            <source>mute</source>
            <translation>静音</translation>
        </message>
        <message>
            <source>unmute</source>
            <translation>取消静音</translation>
        </message>
    </context>
    <context>
        <name>SpeedSection</name>
        <message>
            <source>A clip that gets longer or shorter moves everything after it</source>
            <translation>片段变长或变短时，其后的内容随之移动</translation>
        </message>
        <message>
            <source>Freeze</source>
            <translation>定格</translation>
        </message>
        <message>
            <source>Freeze frame</source>
            <translation>定格帧</translation>
        </message>
        <message>
            <source>Keep pitch</source>
            <translation>保持音高</translation>
        </message>
        <message>
            <source>Later clips follow</source>
            <translation>后续片段跟随</translation>
        </message>
        <message>
            <source>Make even</source>
            <translation>设为偶数</translation>
        </message>
        <message>
            <source>Ramp</source>
            <translation>变速</translation>
        </message>
        <message>
            <source>Ramp with {0} keys, {1} to {2}%</source>
            <translation>变速，{0} 个关键帧，{1} 到 {2}%</translation>
        </message>
        <message>
            <source>Reverse</source>
            <translation>倒放</translation>
        </message>
        <message>
            <source>Several</source>
            <translation>多个值</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>Speed {0}%</source>
            <translation>速度 {0}%</translation>
        </message>
        <message>
            <source>Take the ramp away and play at 100%</source>
            <translation>取消变速，以 100% 播放</translation>
        </message>
        <message>
            <source>change pitch</source>
            <translation>更改音高</translation>
        </message>
        <message>
            <source>change speed</source>
            <translation>更改速度</translation>
        </message>
        <message>
            <source>freeze frame</source>
            <translation>定格</translation>
        </message>
        <message>
            <source>remove ramp</source>
            <translation>移除变速</translation>
        </message>
        <message>
            <source>reverse</source>
            <translation>倒放</translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message>
            <source>%1 at work</source>
            <translation>%1工作中</translation>
        </message>
        <message>
            <source>%1 ready</source>
            <translation>%1就绪</translation>
        </message>
        <message>
            <source>%1 stopped; the next job starts it again</source>
            <translation>%1已停止；下一个任务会重新启动它</translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s)</source>
            <translation>
                <numerusform>%n 个片段</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n dropped frame(s)</source>
            <translation>
                <numerusform>丢 %n 帧</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) of footage</source>
            <translation>
                <numerusform>%n 个素材文件</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) running</source>
            <translation>
                <numerusform>%n 个任务运行中</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n selected</source>
            <translation>
                <numerusform>已选 %n 个</numerusform>
            </translation>
        </message>
        <message>
            <source>Basic engine</source>
            <translation>基础引擎</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>内存</translation>
        </message>
        <message>
            <source>No jobs</source>
            <translation>没有任务</translation>
        </message>
        <message>
            <source>No project open</source>
            <translation>未打开项目</translation>
        </message>
        <message>
            <source>Show the jobs</source>
            <translation>显示任务</translation>
        </message>
        <message>
            <source>VRAM</source>
            <translation>显存</translation>
        </message>
        <message>
            <source>{0} of {1} GB</source>
            <translation>{0} / {1} GB</translation>
        </message>
    </context>
    <context>
        <name>Stills</name>
        <message>
            <source>Three stills of the sample film</source>
            <translation>示例影片的三张画面</translation>
        </message>
    </context>
    <context>
        <name>StyleSection</name>
        <message>
            <source>Align</source>
            <translation>对齐</translation>
        </message>
        <message>
            <source>Bold</source>
            <translation>粗体</translation>
        </message>
        <message>
            <source>Box</source>
            <translation>底框</translation>
        </message>
        <message>
            <source>Box colour</source>
            <translation>底框颜色</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>Colour of the spoken word</source>
            <translation>正在说的词的颜色</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>默认</translation>
        </message>
        <message>
            <source>Font</source>
            <translation>字体</translation>
        </message>
        <message>
            <source>Height</source>
            <translation>高度</translation>
        </message>
        <message>
            <source>Italic</source>
            <translation>斜体</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>左</translation>
        </message>
        <message>
            <source>Middle</source>
            <translation>居中</translation>
        </message>
        <message>
            <source>New style like this one</source>
            <translation>以此新建样式</translation>
        </message>
        <message>
            <source>Outline</source>
            <translation>描边</translation>
        </message>
        <message>
            <source>Outline colour</source>
            <translation>描边颜色</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>右</translation>
        </message>
        <message>
            <source>Several</source>
            <translation>多个值</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Spoken</source>
            <translation>正在说的词</translation>
        </message>
        <message>
            <source>Style</source>
            <translation>样式</translation>
        </message>
        <message>
            <source>Subtitle style</source>
            <translation>字幕样式</translation>
        </message>
        <message>
            <source>add style</source>
            <translation>添加样式</translation>
        </message>
        <message>
            <source>change style</source>
            <translation>更改样式</translation>
        </message>
        <message>
            <source>choose style</source>
            <translation>选择样式</translation>
        </message>
    </context>
    <context>
        <name>TextSection</name>
        <message>
            <source>Ctrl+Enter keeps the text, Escape takes it back</source>
            <translation>Ctrl+Enter 保留文字，Esc 放弃修改</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文字</translation>
        </message>
        <message>
            <source>change text</source>
            <translation>更改文字</translation>
        </message>
    </context>
    <context>
        <name>TimeSection</name>
        <message>
            <source>Duration</source>
            <translation>时长</translation>
        </message>
        <message>
            <source>Footage on a ramp or a freeze is trimmed on the timeline</source>
            <translation>带变速或定格的素材请在时间线上修剪</translation>
        </message>
        <message>
            <source>Later clips follow</source>
            <translation>后续片段跟随</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>记录</translation>
        </message>
        <message>
            <source>Record in</source>
            <translation>记录入点</translation>
        </message>
        <message>
            <source>Record out</source>
            <translation>记录出点</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>源</translation>
        </message>
        <message>
            <source>Source in</source>
            <translation>源入点</translation>
        </message>
        <message>
            <source>Source out</source>
            <translation>源出点</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Trimming an end moves everything after it</source>
            <translation>修剪一端时，其后的内容随之移动</translation>
        </message>
        <message>
            <source>move</source>
            <translation>移动</translation>
        </message>
        <message>
            <source>trim</source>
            <translation>修剪</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>Dissolve</source>
            <translation>叠化</translation>
        </message>
        <message>
            <source>Fade</source>
            <translation>淡化</translation>
        </message>
        <message>
            <source>Freeze</source>
            <translation>定格</translation>
        </message>
        <message>
            <source>Insert</source>
            <translation>插入</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>移动</translation>
        </message>
        <message>
            <source>Music</source>
            <translation>音乐</translation>
        </message>
        <message>
            <source>Muted</source>
            <translation>已静音</translation>
        </message>
        <message>
            <source>Narration</source>
            <translation>旁白</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>关</translation>
        </message>
        <message>
            <source>Offline · relink</source>
            <translation>离线 · 重新链接</translation>
        </message>
        <message>
            <source>Overlay</source>
            <translation>叠加</translation>
        </message>
        <message>
            <source>Overwrite</source>
            <translation>覆盖</translation>
        </message>
        <message>
            <source>Ramp {0} to {1}%</source>
            <translation>变速 {0} 到 {1}%</translation>
        </message>
        <message>
            <source>Ripple trim</source>
            <translation>波纹修剪</translation>
        </message>
        <message>
            <source>Roll</source>
            <translation>滚动</translation>
        </message>
        <message>
            <source>Slip</source>
            <translation>滑移</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>声音</translation>
        </message>
        <message>
            <source>Subtitles</source>
            <translation>字幕</translation>
        </message>
        <message>
            <source>Trim</source>
            <translation>修剪</translation>
        </message>
        <message>
            <source>Video</source>
            <translation>视频</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>音量</translation>
        </message>
        <message>
            <source>add dissolve</source>
            <translation>添加叠化</translation>
        </message>
        <message>
            <source>add marker</source>
            <translation>添加标记</translation>
        </message>
        <message>
            <source>add track</source>
            <translation>添加轨道</translation>
        </message>
        <message>
            <source>append</source>
            <translation>追加</translation>
        </message>
        <message>
            <source>change fade</source>
            <translation>更改淡化</translation>
        </message>
        <message>
            <source>change marker</source>
            <translation>更改标记</translation>
        </message>
        <message>
            <source>change speed</source>
            <translation>更改速度</translation>
        </message>
        <message>
            <source>change text</source>
            <translation>更改文字</translation>
        </message>
        <message>
            <source>change transition</source>
            <translation>更改转场</translation>
        </message>
        <message>
            <source>change volume</source>
            <translation>更改音量</translation>
        </message>
        <message>
            <source>close gap</source>
            <translation>消除空隙</translation>
        </message>
        <message>
            <source>cut</source>
            <translation>剪切</translation>
        </message>
        <message>
            <source>delete track</source>
            <translation>删除轨道</translation>
        </message>
        <message>
            <source>enable or disable clip</source>
            <translation>启用或停用片段</translation>
        </message>
        <message>
            <source>hide track</source>
            <translation>隐藏轨道</translation>
        </message>
        <message>
            <source>insert</source>
            <translation>插入</translation>
        </message>
        <message>
            <source>lift</source>
            <translation>提升</translation>
        </message>
        <message>
            <source>link clips</source>
            <translation>链接片段</translation>
        </message>
        <message>
            <source>lock track</source>
            <translation>锁定轨道</translation>
        </message>
        <message>
            <source>move clips</source>
            <translation>移动片段</translation>
        </message>
        <message>
            <source>move marker</source>
            <translation>移动标记</translation>
        </message>
        <message>
            <source>move track</source>
            <translation>移动轨道</translation>
        </message>
        <message>
            <source>mute track</source>
            <translation>轨道静音</translation>
        </message>
        <message>
            <source>overwrite</source>
            <translation>覆盖</translation>
        </message>
        <message>
            <source>paste</source>
            <translation>粘贴</translation>
        </message>
        <message>
            <source>remove crop</source>
            <translation>移除裁切</translation>
        </message>
        <message>
            <source>remove marker</source>
            <translation>移除标记</translation>
        </message>
        <message>
            <source>remove transition</source>
            <translation>移除转场</translation>
        </message>
        <message>
            <source>rename clip</source>
            <translation>重命名片段</translation>
        </message>
        <message>
            <source>rename track</source>
            <translation>重命名轨道</translation>
        </message>
        <message>
            <source>ripple delete</source>
            <translation>波纹删除</translation>
        </message>
        <message>
            <source>ripple trim</source>
            <translation>波纹修剪</translation>
        </message>
        <message>
            <source>roll</source>
            <translation>滚动</translation>
        </message>
        <message>
            <source>slip</source>
            <translation>滑移</translation>
        </message>
        <message>
            <source>solo track</source>
            <translation>轨道独奏</translation>
        </message>
        <message>
            <source>split</source>
            <translation>拆分</translation>
        </message>
        <message>
            <source>trim</source>
            <translation>修剪</translation>
        </message>
        <message>
            <source>unlink clips</source>
            <translation>取消链接片段</translation>
        </message>
    </context>
    <context>
        <name>TimelineCanvas</name>
        <message>
            <source>Drop footage here to start a cut</source>
            <translation>将素材拖放到此处开始剪辑</translation>
        </message>
        <message>
            <source>Drop footage here, or put it in with the period key</source>
            <translation>将素材拖放到此处，或用句号键放入</translation>
        </message>
    </context>
    <context>
        <name>TimelinePanel</name>
        <message>
            <source>Scroll in time</source>
            <translation>在时间上滚动</translation>
        </message>
        <message>
            <source>Scroll tracks</source>
            <translation>滚动轨道</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>时间线</translation>
        </message>
    </context>
    <context>
        <name>TitleBlock</name>
        <message>
            <source>Find</source>
            <translation>查找</translation>
        </message>
        <message>
            <source>Highlights</source>
            <translation>精彩瞬间</translation>
        </message>
        <message>
            <source>Name of the clip</source>
            <translation>片段名称</translation>
        </message>
        <message>
            <source>Narration</source>
            <translation>旁白</translation>
        </message>
        <message>
            <source>Subtitle</source>
            <translation>字幕</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>文字稿</translation>
        </message>
        <message>
            <source>Transition</source>
            <translation>转场</translation>
        </message>
        <message>
            <source>{0} in all</source>
            <translation>共 {0}</translation>
        </message>
        <message>
            <source>{0} items</source>
            <translation>{0} 项</translation>
        </message>
        <message>
            <source>{0} · chosen by {1}</source>
            <translation>{0} · 由{1}选取</translation>
        </message>
        <message>
            <source>{0} · music of the reel</source>
            <translation>{0} · 集锦配乐</translation>
        </message>
    </context>
    <context>
        <name>ToolRow</name>
        <message>
            <source>No cut yet</source>
            <translation>还没有成片</translation>
        </message>
        <message>
            <source>Timeline tools</source>
            <translation>时间线工具</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>缩放</translation>
        </message>
        <message>
            <source>{0} s</source>
            <translation>{0} 秒</translation>
        </message>
        <message>
            <source>{0} s marked</source>
            <translation>已标记 {0} 秒</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Edited, kept safe</source>
            <translation>已修改，已妥善保存</translation>
        </message>
        <message>
            <source>Every edit is on the disk already; saving brings the project file up to date.</source>
            <translation>每次编辑都已写入磁盘；保存会更新项目文件。</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>Make highlight reel</source>
            <translation>制作精彩集锦</translation>
        </message>
        <message>
            <source>Not saved under a name yet</source>
            <translation>尚未命名保存</translation>
        </message>
        <message>
            <source>Reel</source>
            <translation>集锦</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>已保存</translation>
        </message>
        <message>
            <source>Untitled</source>
            <translation>未命名</translation>
        </message>
    </context>
    <context>
        <name>TrackHead</name>
        <message>
            <source>Hide {0}</source>
            <translation>隐藏{0}</translation>
        </message>
        <message>
            <source>Lock {0}</source>
            <translation>锁定{0}</translation>
        </message>
        <message>
            <source>Mute {0}</source>
            <translation>{0}静音</translation>
        </message>
        <message>
            <source>Solo {0}</source>
            <translation>{0}独奏</translation>
        </message>
    </context>
    <context>
        <name>TrackSection</name>
        <message>
            <source>Hidden</source>
            <translation>已隐藏</translation>
        </message>
        <message>
            <source>Hide track</source>
            <translation>隐藏轨道</translation>
        </message>
        <message>
            <source>Mute track</source>
            <translation>轨道静音</translation>
        </message>
        <message>
            <source>Muted</source>
            <translation>已静音</translation>
        </message>
        <message>
            <source>Solo</source>
            <translation>独奏</translation>
        </message>
        <message>
            <source>Track</source>
            <translation>轨道</translation>
        </message>
        <message>
            <source>Track volume</source>
            <translation>轨道音量</translation>
        </message>
        <message>
            <source>Track {0}</source>
            <translation>轨道 {0}</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>音量</translation>
        </message>
        <message>
            <source>change track volume</source>
            <translation>更改轨道音量</translation>
        </message>
        <message>
            <source>hide track</source>
            <translation>隐藏轨道</translation>
        </message>
        <message>
            <source>mute track</source>
            <translation>轨道静音</translation>
        </message>
        <message>
            <source>show track</source>
            <translation>显示轨道</translation>
        </message>
        <message>
            <source>solo track</source>
            <translation>轨道独奏</translation>
        </message>
        <message>
            <source>unmute track</source>
            <translation>取消轨道静音</translation>
        </message>
        <message>
            <source>unsolo track</source>
            <translation>取消轨道独奏</translation>
        </message>
    </context>
    <context>
        <name>TranscriptPanel</name>
        <message>
            <source>1 place</source>
            <translation>1 处</translation>
        </message>
        <message>
            <source>Add footage</source>
            <translation>添加素材</translation>
        </message>
        <message>
            <source>Add footage in which somebody speaks, and cut it by its words.</source>
            <translation>添加有人讲话的素材，然后按其文字来剪辑。</translation>
        </message>
        <message>
            <source>Add to timeline</source>
            <translation>添加到时间线</translation>
        </message>
        <message>
            <source>Append the selected words to the timeline</source>
            <translation>把选中的话接到时间线末尾</translation>
        </message>
        <message>
            <source>By {0}</source>
            <translation>由 {0} 转写</translation>
        </message>
        <message>
            <source>Cancel transcribing</source>
            <translation>取消转写</translation>
        </message>
        <message>
            <source>Cut the selected words out and close the gap</source>
            <translation>剪掉选中的话并闭合空隙</translation>
        </message>
        <message>
            <source>Footage</source>
            <translation>素材</translation>
        </message>
        <message>
            <source>From the subtitles in the file; times of words are estimated</source>
            <translation>来自文件内的字幕；各词的时间为估计值</translation>
        </message>
        <message>
            <source>From {0}; times of words are estimated</source>
            <translation>来自 {0}；各词的时间为估计值</translation>
        </message>
        <message>
            <source>Look for a transcript again</source>
            <translation>重新查找文字稿</translation>
        </message>
        <message>
            <source>Looking for a transcript</source>
            <translation>正在查找文字稿</translation>
        </message>
        <message>
            <source>Make subtitles</source>
            <translation>生成字幕</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>No footage with sound yet</source>
            <translation>还没有带声音的素材</translation>
        </message>
        <message>
            <source>No speech was found in this footage.</source>
            <translation>这段素材中没有找到讲话。</translation>
        </message>
        <message>
            <source>No words yet</source>
            <translation>还没有文字</translation>
        </message>
        <message>
            <source>Nobody speaks</source>
            <translation>没有人讲话</translation>
        </message>
        <message>
            <source>Not said</source>
            <translation>没有说到</translation>
        </message>
        <message>
            <source>Put a subtitle file (.srt, .vtt or .ass) of the same name beside the footage, or add a speech model.</source>
            <translation>在素材旁放一个同名的字幕文件（.srt、.vtt 或 .ass），或添加一个语音模型。</translation>
        </message>
        <message>
            <source>Put this footage on the timeline first</source>
            <translation>请先把这段素材放到时间线上</translation>
        </message>
        <message>
            <source>Putting speech into words</source>
            <translation>正在把讲话转成文字</translation>
        </message>
        <message>
            <source>Remove from timeline</source>
            <translation>从时间线移除</translation>
        </message>
        <message>
            <source>Search the transcript</source>
            <translation>搜索文字稿</translation>
        </message>
        <message>
            <source>Sequence {0}</source>
            <translation>序列 {0}</translation>
        </message>
        <message>
            <source>Subtitles of everything that is said</source>
            <translation>为所有讲话生成字幕</translation>
        </message>
        <message>
            <source>Subtitles of the selected words</source>
            <translation>为选中的话生成字幕</translation>
        </message>
        <message>
            <source>The speech model {0} puts it into words, on this machine.</source>
            <translation>语音模型 {0} 会在本机上把它转成文字。</translation>
        </message>
        <message>
            <source>Transcribe</source>
            <translation>转写</translation>
        </message>
        <message>
            <source>Transcribe {0}</source>
            <translation>转写 {0}</translation>
        </message>
        <message>
            <source>Transcribing</source>
            <translation>正在转写</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>文字稿</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>What is said here?</source>
            <translation>这里说了什么？</translation>
        </message>
        <message>
            <source>You can go on editing meanwhile.</source>
            <translation>期间可继续编辑。</translation>
        </message>
        <message>
            <source>add words</source>
            <translation>添加话语</translation>
        </message>
        <message>
            <source>make subtitles</source>
            <translation>生成字幕</translation>
        </message>
        <message>
            <source>remove words</source>
            <translation>移除话语</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>第 {0} 处，共 {1} 处</translation>
        </message>
        <message>
            <source>{0} places</source>
            <translation>{0} 处</translation>
        </message>
    </context>
    <context>
        <name>TranscriptText</name>
        <message>
            <source>Filler word</source>
            <translation>语气词</translation>
        </message>
        <message>
            <source>Profanity</source>
            <translation>粗话</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>文字稿</translation>
        </message>
    </context>
    <context>
        <name>TransitionBlock</name>
        <message>
            <source>Dip to black</source>
            <translation>黑场过渡</translation>
        </message>
        <message>
            <source>Dissolve</source>
            <translation>叠化</translation>
        </message>
        <message>
            <source>Fade in on {0}</source>
            <translation>{0} 淡入</translation>
        </message>
        <message>
            <source>Fade out on {0}</source>
            <translation>{0} 淡出</translation>
        </message>
        <message>
            <source>Frames after the cut</source>
            <translation>剪切点后的帧数</translation>
        </message>
        <message>
            <source>Frames before the cut</source>
            <translation>剪切点前的帧数</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>长度</translation>
        </message>
        <message>
            <source>On {0}, at frame {1}</source>
            <translation>位于{0}，第 {1} 帧</translation>
        </message>
        <message>
            <source>Remove transition</source>
            <translation>移除转场</translation>
        </message>
        <message>
            <source>Wipe</source>
            <translation>划像</translation>
        </message>
        <message>
            <source>change transition</source>
            <translation>更改转场</translation>
        </message>
        <message>
            <source>fr</source>
            <translation>帧</translation>
        </message>
        <message>
            <source>remove transition</source>
            <translation>移除转场</translation>
        </message>
    </context>
    <context>
        <name>TransitionSection</name>
        <message>
            <source>Transitions</source>
            <translation>转场</translation>
        </message>
    </context>
    <context>
        <name>ValueField</name>
        <message>
            <source>Several</source>
            <translation>多个值</translation>
        </message>
        <message>
            <source>not a number: “{0}”</source>
            <translation>不是数字：“{0}”</translation>
        </message>
        <message>
            <source>not a timecode: “{0}”</source>
            <translation>不是时间码：“{0}”</translation>
        </message>
    </context>
    <context>
        <name>WhySection</name>
        <message>
            <source>Asked for: “{0}”</source>
            <translation>查询：“{0}”</translation>
        </message>
        <message>
            <source>Chosen by {0}, with the basic engine: by what is seen and heard</source>
            <translation>由{0}选取，使用基础引擎：依据所见所闻</translation>
        </message>
        <message>
            <source>Chosen by {0}, with {1}</source>
            <translation>由{0}选取，使用 {1}</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>查找</translation>
        </message>
        <message>
            <source>Go to {0} of the footage</source>
            <translation>转到素材的 {0}</translation>
        </message>
        <message>
            <source>Highlights</source>
            <translation>精彩瞬间</translation>
        </message>
        <message>
            <source>Score {0}</source>
            <translation>分数 {0}</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>文字稿</translation>
        </message>
        <message>
            <source>Why this clip</source>
            <translation>为何选取此片段</translation>
        </message>
        <message>
            <source>Your music, laid under the reel by its loudness</source>
            <translation>你的音乐，按响度垫在集锦之下</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>{0} s</source>
            <translation>{0} 秒</translation>
        </message>
        <message>
            <source>{0} – {1} s</source>
            <translation>{0} – {1} 秒</translation>
        </message>
    </context>
    <context>
        <name>Workspace</name>
        <message>
            <source>Engine panels</source>
            <translation>引擎面板</translation>
        </message>
    </context>
    <context>
        <name>ZoomButton</name>
        <message>
            <source>Fit</source>
            <translation>适合</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>缩放</translation>
        </message>
    </context>
    <context>
        <name>_Hints</name>
        <message>
            <source>both ends</source>
            <translation>两端</translation>
        </message>
        <message>
            <source>cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>fine</source>
            <translation>精细</translation>
        </message>
        <message>
            <source>make room</source>
            <translation>腾出位置</translation>
        </message>
        <message>
            <source>no snap</source>
            <translation>不吸附</translation>
        </message>
        <message>
            <source>roll</source>
            <translation>滚动</translation>
        </message>
    </context>
    <context>
        <name>_Model</name>
        <message>
            <source>not possible now</source>
            <translation>现在无法执行</translation>
        </message>
    </context>
    <context>
        <name>_NameField</name>
        <message>
            <source>Name of the track</source>
            <translation>轨道名称</translation>
        </message>
    </context>
</TS>
